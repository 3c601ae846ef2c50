#!/usr/bin/env bash
# slurm-single-node.sh COMMAND ARGUMENTS…
#
# Runs a command beside a real Slurm of one node, which is there for this command alone: its own folder,
# keys, ports and state; nothing of the machine's own configuration is read or changed, and no privileges
# are needed. When the command ends, however it ends, so do the daemons. The status is the command's;
# 69 where Slurm did not come up, with the ends of its logs on standard error.
#
# Needs slurmctld, slurmd, sbatch and munged (Debian, Ubuntu: slurmctld slurmd slurm-client munge).
set -u
PATH=$PATH:/usr/sbin:/sbin

folder=$(mktemp -d "${TMPDIR:-/tmp}/gradcheck-slurm-XXXXXX") || exit 69
daemons=()

stop() {
  trap - EXIT
  trap '' INT TERM HUP
  # Its whole group: a shell's own programs would go on without it.
  [ -z "${command-}" ] || kill -TERM -- "-$command" 2>/dev/null
  if [ -n "${is_up-}" ]; then
    # Daemons that are told to end would leave the programs of their jobs behind.
    timeout 5 scancel --signal=KILL --full --state=RUNNING --user="$(id -un)" 2>/dev/null
    timeout 5 scancel --user="$(id -un)" 2>/dev/null
    for _ in $(seq 50); do
      [ -n "$(timeout 5 squeue --noheader 2>/dev/null)" ] || break
      sleep 0.1
    done
  fi
  # The last one started first: the controller writes its state while munge still answers.
  for ((index = ${#daemons[@]} - 1; index >= 0; index--)); do
    kill "${daemons[index]}" 2>/dev/null
    for _ in $(seq 50); do
      kill -0 "${daemons[index]}" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "${daemons[index]}" 2>/dev/null
  done
  [ -z "${command-}" ] || kill -KILL -- "-$command" 2>/dev/null
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

give_up() {
  echo "slurm-single-node: $1" >&2
  tail -n 20 "$folder"/*.log >&2
  exit 69
}

# A daemon also ends when this script is killed.
start() {
  setpriv --pdeathsig TERM "$@" </dev/null >>"$folder/output.log" 2>&1 &
  daemons+=($!)
}

is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port=$((20000 + $$ % 20000))
until is_free $port && is_free $((port + 1)); do port=$((port + 2)); done

for program in munged slurmctld slurmd sbatch setpriv; do
  command -v $program >/dev/null || give_up "there is no $program"
done

chmod 755 "$folder"
mkdir -m 755 "$folder/munge" "$folder/state" "$folder/spool"
(umask 077 && head -c 128 /dev/urandom >"$folder/munge/key")
name=$(hostname -s)
cat >"$folder/slurm.conf" <<CONF
ClusterName=gradcheck
SlurmctldHost=$name(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0
ReturnToService=2
MailProg=/bin/true
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmdParameters=config_overrides
NodeName=$name NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=grade Nodes=$name Default=YES MaxTime=10 State=UP
CONF
export SLURM_CONF=$folder/slurm.conf

start munged --foreground --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
  --pid-file="$folder/munge/pid" --log-file="$folder/munge.log" --seed-file="$folder/munge/seed"
for _ in $(seq 100); do
  [ -S "$folder/munge/socket" ] && break
  sleep 0.1
done
start slurmctld -D
start slurmd -D
for _ in $(seq 200); do
  case $(timeout 5 sinfo --noheader --format=%T 2>/dev/null) in
    idle) is_up=yes && break ;;
  esac
  sleep 0.1
done
[ -n "${is_up-}" ] || give_up 'the node did not come up'

# In the background, since a trap waits for what runs in the foreground; and a group of its own.
set -m
setpriv --pdeathsig TERM "$@" <&0 &
command=$!
set +m
wait $command
exit $?
