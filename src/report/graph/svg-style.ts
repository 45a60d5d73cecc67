/** Colours by name, for light mode. */
export const COLOURS = `
  --paper: #ffffff; --raised: #f6f7f9; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --edge: #8c959f;
  --link: #0a53be; --focus: #0a53be;
  --error: #b42318; --on-error: #ffffff; --error-tint: #fff1f0;
  --warning: #ffc53d; --on-warning: #3d2a00; --warning-tint: #fff8e6; --warning-line: #a86a00;
  --info: #1d5fa8; --on-info: #ffffff; --info-tint: #eef5fd;
`;

/** The same for dark mode. */
export const DARK_COLOURS = `
  --paper: #0f1217; --raised: #171b22; --ink: #e6e9ee; --soft: #a4acb8; --line: #323944; --edge: #6b7480;
  --link: #8ab8ff; --focus: #8ab8ff;
  --error: #ff9389; --on-error: #350906; --error-tint: #2a1614;
  --warning: #ffcf5c; --on-warning: #332300; --warning-tint: #272010; --warning-line: #ffcf5c;
  --info: #8ec2ff; --on-info: #07264a; --info-tint: #121f2e;
`;

/** The style of a picture, alone or in a page. */
export const PICTURE_STYLE = `
.picture { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.picture .edge { fill: none; stroke: var(--edge); stroke-width: 1.25; }
.picture .head { fill: var(--edge); }
.picture .box { fill: var(--paper); stroke: var(--edge); stroke-width: 1.25; }
.picture .client .box, .picture .domain .box { fill: var(--raised); }
.picture .api .box { fill: var(--ink); stroke: var(--ink); }
.picture .grant .box { stroke-dasharray: 4 3; }
.picture .label { fill: var(--ink); font-size: 13px; font-weight: 600; text-anchor: middle; }
.picture .detail { fill: var(--soft); font-size: 11px; text-anchor: middle; }
.picture .api .label, .picture .api .detail { fill: var(--paper); }
.picture .has-error .box { stroke: var(--error); stroke-width: 2; }
.picture .has-warning .box { stroke: var(--warning-line); stroke-width: 2; }
.picture .has-info .box { stroke: var(--info); stroke-width: 2; }
.picture .pin text { font-size: 11px; font-weight: 700; text-anchor: middle; }
.picture .pin.error { fill: var(--error); } .picture .pin.error text { fill: var(--on-error); }
.picture .pin.warning { fill: var(--warning); } .picture .pin.warning text { fill: var(--on-warning); }
.picture .pin.info { fill: var(--info); } .picture .pin.info text { fill: var(--on-info); }
.picture .pin.suppressed { fill: var(--paper); stroke: var(--soft); } .picture .pin.suppressed text { fill: var(--soft); stroke: none; }
`;

/** The style of a picture that is a file of its own. */
export const SVG_STYLE = `:root {${COLOURS}}
@media (prefers-color-scheme: dark) { :root {${DARK_COLOURS}} }
${PICTURE_STYLE}
.picture .paper { fill: var(--paper); }
.picture .title { fill: var(--ink); font-size: 15px; font-weight: 600; }
`;
