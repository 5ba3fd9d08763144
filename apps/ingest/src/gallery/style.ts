/** Style sheet of the gallery: one column on a phone, as many as fit on a desk; light and dark by the system. */
export const STYLE = `
:root { color-scheme: light dark;
  --ground: #f6f5f2; --card: #ffffff; --ink: #1c1b1a; --soft: #66625c; --line: #e3dfd8; --accent: #a8480f; --mark: #ffe3a6; --chip: #f0ece4; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #151413; --card: #211f1d; --ink: #f2efea; --soft: #aaa49b; --line: #35322e; --accent: #ffad70; --mark: #6b4a12; --chip: #2c2926; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK KR", sans-serif; }
header, main, footer { max-width: 1320px; margin: 0 auto; padding: 0 16px; }
header { padding-top: 28px; }
h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2.2rem); line-height: 1.2; overflow-wrap: anywhere; }
.about { margin: 6px 0 18px; color: var(--soft); }
.tools { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 20px; }
.tools input, .tools button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 9px 14px; min-height: 44px; }
.tools input { flex: 1 1 180px; min-width: 0; }
.tools button { cursor: pointer; }
.tools button[aria-pressed="true"] { background: var(--ink); color: var(--ground); border-color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 380px), 1fr)); gap: 18px; align-items: start; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
article[hidden] { display: none; }
video { display: block; width: 100%; aspect-ratio: 16 / 9; background: #000; }
.text { padding: 14px 16px 16px; }
.top { display: flex; align-items: baseline; justify-content: space-between; gap: 10px; }
h2 { margin: 0; font-size: 1.3rem; line-height: 1.25; overflow-wrap: anywhere; }
.meaning { margin: 3px 0 10px; color: var(--accent); font-size: 1.05rem; }
.meaning small { color: var(--soft); }
.level { flex: none; font-size: .75rem; letter-spacing: .02em; padding: 3px 9px; border-radius: 999px; background: var(--chip); color: var(--soft); }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: 6px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; white-space: pre-line; }
li .to { display: block; color: var(--soft); }
:lang(ko) { word-break: keep-all; }
li.key { font-weight: 600; }
li.key .to { font-weight: 400; }
mark { background: var(--mark); color: inherit; border-radius: 4px; padding: 0 2px; }
.similar { display: flex; flex-wrap: wrap; gap: 6px; margin: 12px 0 0; padding: 0; }
.similar span { background: var(--chip); border-radius: 999px; padding: 2px 10px; font-size: .85rem; }
.similar b { font-size: .85rem; font-weight: 500; color: var(--soft); }
body.hide-translation .to, body.hide-translation .meaning { filter: blur(7px); cursor: pointer; }
body.hide-translation article.shown .to, body.hide-translation article.shown .meaning { filter: none; }
.nothing { color: var(--soft); padding: 30px 0; }
.failures { margin-top: 28px; color: var(--soft); }
footer { padding: 30px 16px 40px; color: var(--soft); font-size: .85rem; }
`;
