/// The style sheet of the pages.
///
/// Colours say nothing that a mark or a word does not say too; text has a contrast of at least 4.5 to 1 to
/// what is behind it, in the light and in the dark.
enum HTMLStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1b1e23; --quiet: #5a616b; --line: #d9dde3; --wash: #f4f6f8;
      --link: #0b57b0; --bar: #4a7fc1;
      --pass: #1a7038; --imprecise: #7d5a00; --review: #0b57b0; --missing: #5a616b; --wrong: #b3261e;
      --pass-wash: #e3f3e7; --imprecise-wash: #faf0d2; --review-wash: #e4eefb;
      --missing-wash: #eceef1; --wrong-wash: #fbe7e5;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15181c; --ink: #e6e8eb; --quiet: #a2aab5; --line: #363c44; --wash: #1e2227;
        --link: #8ab8f5; --bar: #5f92d4;
        --pass: #7fd197; --imprecise: #e8c35a; --review: #8ab8f5; --missing: #a2aab5; --wrong: #f4988f;
        --pass-wash: #193224; --imprecise-wash: #362d12; --review-wash: #1a2c45;
        --missing-wash: #2a2f36; --wrong-wash: #421f1c;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
    }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere; }
    h1 { font-size: 1.75rem; margin: 0 0 1.25rem; }
    h2 { font-size: 1.3rem; margin: 2.5rem 0 1rem; }
    h3 { font-size: 1.1rem; margin: 0 0 .5rem; }
    h4 { font-size: 1rem; margin: 0 0 .25rem; }
    h2 small, h3 small, h4 small { font-size: .875rem; font-weight: 400; color: var(--quiet); margin-inline-start: .75rem; }
    a { color: var(--link); text-underline-offset: .15em; }
    a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    code { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
    bdi { overflow-wrap: anywhere; }
    .quiet, figcaption { color: var(--quiet); font-size: .875rem; }
    .heard {
      position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap;
    }

    .totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .75rem; margin: 0; }
    .totals div { background: var(--wash); border-radius: .5rem; padding: .75rem 1rem; }
    .totals dt { color: var(--quiet); font-size: .875rem; }
    .totals dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
    .totals small { white-space: nowrap; font-size: .875rem; font-weight: 400; color: var(--quiet); }

    figure { margin: 0; }
    .bars { display: flex; align-items: stretch; gap: .25rem; height: 14rem; }
    .column { flex: 1 1 0; min-width: 0; display: flex; flex-direction: column; text-align: center; font-size: .8125rem; font-variant-numeric: tabular-nums; padding-top: 1.5rem; }
    .track { flex: 1; display: flex; align-items: flex-end; }
    .bar { width: 100%; background: var(--bar); border-radius: .2rem .2rem 0 0; position: relative; }
    .bar span { position: absolute; bottom: 100%; left: 0; right: 0; }
    .column .label { flex: none; border-top: 1px solid var(--quiet); color: var(--quiet); padding-top: .2rem; }

    .shares { display: flex; height: .75rem; border-radius: .25rem; overflow: hidden; gap: 1px; margin-bottom: .5rem; }
    .shares span { flex-basis: 0; background: var(--missing); }
    .shares .pass { background: var(--pass); } .shares .imprecise { background: var(--imprecise); }
    .shares .review { background: var(--review); }
    .shares .wrong, .shares .nonfinite { background: var(--wrong); }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1rem; margin: 0 0 .75rem; padding: 0; font-size: .875rem; }
    .legend .badge { padding: .1em .6em; }
    .part > :last-child { margin-bottom: 0; }
    .part tbody tr:last-child > * { border-bottom: 0; }
    .part { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin-bottom: 1rem; }

    .mark { display: inline-block; min-width: 1.5em; text-align: center; border-radius: .25rem; font-weight: 700; color: var(--missing); background: var(--missing-wash); position: relative; }
    .mark.pass { color: var(--pass); background: var(--pass-wash); }
    .mark.imprecise { color: var(--imprecise); background: var(--imprecise-wash); }
    .mark.review { color: var(--review); background: var(--review-wash); }
    .mark.wrong, .mark.nonfinite { color: var(--wrong); background: var(--wrong-wash); }
    .badge { border-radius: .25rem; padding: 0 .5em; background: var(--missing-wash); font-size: .875rem; }
    .badge.wrong { color: var(--wrong); background: var(--wrong-wash); white-space: nowrap; }

    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: start; vertical-align: baseline; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
    th:last-child, td:last-child { padding-inline-end: 0; }
    thead th { font-size: .875rem; font-weight: 600; color: var(--quiet); }
    tbody th { font-weight: 400; }
    .number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
    td.number:first-child, th.number:first-child { width: 1%; padding-inline-end: 1rem; }
    .scroll { overflow-x: auto; }
    .scroll tbody th { min-width: 10rem; max-width: 24rem; }

    .submission { border-top: 1px solid var(--line); padding-top: 1.25rem; margin-top: 1.5rem; scroll-margin-top: .5rem; }
    .submission:first-child { border-top: 0; padding-top: 0; margin-top: 0; }
    .submission:target { border-top: 3px solid var(--link); }
    h1 + .facts, h3 + .facts { margin-top: 0; }
    .back { font-size: .875rem; font-weight: 400; margin-inline-start: .5rem; white-space: nowrap; }
    .facts { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; margin: 0 0 1rem; }
    .reason { background: var(--wrong-wash); border-inline-start: 3px solid var(--wrong); padding: .5rem .75rem; margin: 0 0 1rem; }
    .answers { margin: 0 0 1.25rem; }
    .answers h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
    .answers table { table-layout: fixed; }
    .answers .variable { width: 18%; } .answers .claim { width: 32%; }
    .answers th, .answers td { overflow-wrap: anywhere; }
    .messages { margin: .5rem 0 0; padding-inline-start: 1.25rem; }

    @media (max-width: 36rem) {
      main { padding: 1.25rem .9rem 3rem; }
      h1 { font-size: 1.4rem; }
      .totals { grid-template-columns: repeat(2, 1fr); }
      .bars { height: 11rem; gap: .15rem; }
      .column { font-size: .75rem; }
      .scroll { font-size: .875rem; } .scroll tbody th { min-width: 7rem; }
      .scroll th, .scroll td { padding-inline-end: .5rem; }
      .answers .variable { width: 17%; } .answers .claim { width: 29%; }
    }
    @media print {
      :root {
        color-scheme: light;
        --paper: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --wash: #ffffff;
        --link: #000000; --bar: #777777;
        --pass: #14562b; --imprecise: #5f4400; --review: #0b4a94; --missing: #444444; --wrong: #8f1d17;
        --pass-wash: #e3f3e7; --imprecise-wash: #faf0d2; --review-wash: #e4eefb;
        --missing-wash: #eceef1; --wrong-wash: #fbe7e5;
      }
      body { font-size: 10pt; }
      main { max-width: none; padding: 0; }
      .bar, .shares, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .totals { grid-template-columns: repeat(6, 1fr); gap: .4rem; }
      .totals div { padding: .4rem .6rem; }
      .totals dd { font-size: 1.1rem; }
      th, td { padding-block: .2rem; }
      .totals div { border: 1px solid var(--line); }
      .back { display: none; }
      a { text-decoration: none; }
      .scroll { overflow: visible; }
      thead { display: table-header-group; }
      tr, .answers, figure { break-inside: avoid; }
      h2, h3, h4 { break-after: avoid; }
    }

    """
}
