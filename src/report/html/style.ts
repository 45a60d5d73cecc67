import { COLOURS, DARK_COLOURS, PICTURE_STYLE } from '../graph/svg-style';

/** The style of the page. */
export const STYLE = `
:root { color-scheme: light dark; ${COLOURS} }
@media (prefers-color-scheme: dark) { :root { ${DARK_COLOURS} } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header, main, footer { max-width: 88rem; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 2.5rem); }
header { padding-block: 2.25rem 0; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 0 0 0.25rem; font-size: 1.2rem; line-height: 1.3; overflow-wrap: anywhere; }
h3, h4 { margin: 0 0 0.5rem; font-size: 1.05rem; line-height: 1.4; overflow-wrap: anywhere; }
p { margin: 0 0 0.6rem; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
code { font: 0.9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
section { margin-block: 2.25rem; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }
.about, figcaption, footer, .meaning, .type, .hint, .zero { color: var(--soft); }
.facts { margin: 0.75rem 0 0; max-width: 62rem; }
.facts div { grid-template-columns: 8rem minmax(0, 1fr); padding-block: 0.1rem; }
footer { padding-block: 1rem 2.5rem; font-size: 0.9rem; }
.icon { flex: none; vertical-align: -0.25em; overflow: visible; }

.verdict { margin-block: 1.25rem 2rem; }
.outcome { padding: 0.7rem 1rem; border-left: 5px solid; border-radius: 4px; }
.outcome.fails { border-color: var(--error); background: var(--error-tint); }
.outcome.passes { border-color: var(--info); background: var(--info-tint); }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.count { display: grid; grid-template-columns: auto auto 1fr; column-gap: 0.45rem; align-items: baseline; }
.count .icon { align-self: center; }
.count .number { font-size: 1.6rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.count .noun { font-weight: 600; }
.count .meaning { grid-column: 1 / -1; font-size: 0.85rem; }
.count.none .icon { filter: grayscale(1); }

.api { margin-block: 1.25rem; }
details.api { margin-block: 0; padding-block: 0.15rem; }
details.api > summary { color: var(--ink); }
.hint { display: none; margin: 0; padding: 0.4rem 0.9rem 0; font-size: 0.85rem; }
@media (max-width: 56rem) { .hint { display: block; } }
figure { margin: 0.75rem 0 0.5rem; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.scroll { overflow: auto; max-height: 80vh; }
figure .scroll { padding: 0.75rem; }
figure svg.picture { display: block; margin-inline: auto; }
figure svg.wide { min-width: 864px; max-width: 100%; height: auto; }
figcaption { display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; padding: 0.5rem 0.9rem; border-top: 1px solid var(--line); background: var(--raised); font-size: 0.85rem; }
.key { display: inline-flex; align-items: center; gap: 0.3rem; }
.key .icon { width: 15px; height: 15px; }
.picture a { cursor: pointer; }
.picture a:focus-visible { outline: none; }
.picture a:focus-visible .box { stroke: var(--focus); stroke-width: 4; }
.picture a:hover .box { stroke-width: 3; }

summary { cursor: pointer; padding-block: 0.25rem; color: var(--link); width: fit-content; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { padding: 0.4rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 7rem; }
thead th { white-space: nowrap; color: var(--soft); font-weight: 600; position: sticky; top: 0; background: var(--paper); }
td { overflow-wrap: break-word; }
.number { min-width: 0; white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
.found { display: block; }
.overview {
  background: linear-gradient(transparent, var(--paper) 70%) bottom / 100% 2.5rem no-repeat local,
    linear-gradient(transparent, var(--line)) bottom / 100% 1rem no-repeat scroll;
}
.overview th, .overview td { padding-inline: 0.6rem; }
.overview a { font-weight: 600; }
.found-error { color: var(--error); } .found-warning { color: var(--warning-line); }
.anonymous { color: var(--error); }
.file { display: block; color: var(--soft); font-size: 0.85em; font-weight: 400; }
.policies { margin-block: 0.35rem; }
.policies .scroll { margin-block: 0.25rem 1rem; }
.policies th { font-weight: 400; }
tbody th { font-weight: 600; }

.columns { display: grid; gap: 1.25rem 2.5rem; margin-top: 0.75rem; }
@media (min-width: 62rem) {
  .columns:has(> form:not([hidden])) { grid-template-columns: 15rem minmax(0, 1fr); }
  #filter { position: sticky; top: 1rem; align-self: start; }
}
#filter { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.9rem; padding: 1rem; border-radius: 8px; background: var(--raised); font-size: 0.95rem; }
fieldset { margin: 0; padding: 0; border: 0; display: grid; gap: 0.1rem; }
legend { padding: 0; margin-bottom: 0.25rem; font-weight: 600; }
.check { display: flex; align-items: center; gap: 0.5rem; min-height: 1.75rem; }
.choice { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.25rem; font-weight: 600; }
input[type="checkbox"] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--link); }
select, button, input[type="search"] { font: inherit; font-weight: 400; color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 5px; padding: 0.35rem 0.6rem; min-height: 2.25rem; max-width: 100%; }
button { cursor: pointer; }
#shown { margin: 0; color: var(--soft); }

.list { margin: 0; }
.list.suppressed { margin-top: 2rem; }
.card { max-width: 62rem; margin-bottom: 1rem; padding: 1rem 1.25rem 0.75rem; border: 1px solid var(--line); border-left: 5px solid var(--edge); border-radius: 6px; }
.card.error { border-left-color: var(--error); }
.card.warning { border-left-color: var(--warning); }
.card.info { border-left-color: var(--info); }
.card.suppressed { border-style: dashed; border-left-width: 5px; background: var(--raised); }
.badge { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.6rem; margin: 0 0 0.3rem; font-size: 0.88rem; }
.badge span:first-of-type { font-weight: 700; text-transform: capitalize; }
.badge .category, .badge code, .badge .times { color: var(--soft); }
.places { margin: 0 0 0.75rem; padding: 0; list-style: none; }
.place { padding: 0.45rem 0.75rem; margin-block: 0.35rem; border-radius: 5px; background: var(--raised); scroll-margin-top: 4rem; }
.card.suppressed .place { background: var(--paper); }
.place:target { outline: 2px solid var(--focus); }
.place:focus { outline: 2px solid var(--focus); }
.place .message { margin-bottom: 0.25rem; font-weight: 600; }
dl { margin: 0; font-size: 0.92rem; }
dl div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.fix { padding-left: 0.9rem; border-left: 3px solid var(--line); }
.links { display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; font-size: 0.88rem; color: var(--soft); }
@media (max-width: 30rem) {
  dl div { grid-template-columns: minmax(0, 1fr); margin-bottom: 0.25rem; }
  .card { padding-inline: 0.9rem; }
}
@page { margin: 11mm; }
@media print {
  :root { color-scheme: light; ${COLOURS} }
  body { font-size: 10pt; line-height: 1.3; }
  header, main, footer { max-width: none; padding-inline: 0; }
  header { padding-block: 0; }
  h1 { font-size: 15pt; } h2 { font-size: 12pt; } h3, h4 { font-size: 10pt; margin-bottom: 0.2rem; }
  h1, h2, h3, h4, .start, .about, thead { break-after: avoid; }
  h1, h2, h3, h4, .start, .place, figure, tr, .outcome, .counts { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  section { margin-block: 0.8rem; }
  footer, #filter, .skip, summary, .parts, .hint, details.api, #pictures > details, .meaning { display: none; }
  .verdict { margin-block: 0.5rem 0.8rem; }
  .count .number { font-size: 12pt; }
  .scroll { overflow: visible; max-height: none; background: none; }
  thead th { position: static; }
  table { font-size: 8.5pt; }
  th, td { min-width: 0; padding: 0.15rem 0.4rem; }
  figure svg.picture, figure svg.wide { min-width: 0; max-width: 100%; max-height: 70mm; width: auto; height: auto; }
  figcaption { font-size: 8.5pt; padding-block: 0.2rem; }
  .columns { display: block; }
  .lists { columns: 2; column-gap: 6mm; }
  .card { margin-bottom: 0.45rem; padding: 0.3rem 0.5rem 0.2rem; border-left-width: 4px; max-width: none; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  .card p { margin-bottom: 0.25rem; }
  .badge { margin-bottom: 0.1rem; }
  .place { padding: 0.15rem 0.4rem; margin-block: 0.15rem; }
  .places { margin-bottom: 0.3rem; }
  dl { font-size: 8.5pt; line-height: 1.2; }
  .place dl div { grid-template-columns: 3.6rem minmax(0, 1fr); }
  .fix { padding-left: 0.4rem; border-left-width: 2px; }
  .links { font-size: 7.5pt; gap: 0 0.6rem; }
  .links a:not(:first-child) { display: none; }
  .links a { color: inherit; text-decoration: none; }
  .links a::after { content: " " attr(href); }
  .badge { font-size: 8.5pt; gap: 0 0.4rem; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .policies .scroll { margin-block: 0 0.3rem; }
  .policies > summary { display: block; color: var(--ink); break-after: avoid; padding: 0; }
  .kept tbody, .not-applicable tbody, .off tbody, .kept table, .not-applicable table, .off table { display: block; font-size: 8pt; }
  .kept thead, .not-applicable thead, .off thead, .kept td, .not-applicable td, .off td { display: none; }
  .kept tr, .kept tr th, .not-applicable tr, .not-applicable tr th, .off tr, .off tr th { display: inline; border: 0; padding: 0 0.6em 0 0; }
  .kept tr td:nth-child(5) { display: inline; border: 0; padding: 0 1.2em 0 0; }
  .policies a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .picture .box { stroke: CanvasText; } .card { border-left-color: CanvasText; } }
${PICTURE_STYLE}`;
