import ArgumentParser

@main
struct Gradcheck: ParsableCommand {
}
