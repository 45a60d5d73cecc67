import { TEXT_FORMATS } from '../../report/formats/text-formats';
import { htmlReport } from '../../report/html/html-report';
import type { Report } from '../../report/report';

type Render = (report: Report) => string | Promise<string>;

const RENDERERS = {
  ...TEXT_FORMATS,
  html: htmlReport,
} as const satisfies Readonly<Record<string, Render>>;

/** A report format by its name on the command line. */
export type FormatName = keyof typeof RENDERERS;

/** Names of the report formats. */
export const FORMAT_NAMES = Object.keys(RENDERERS) as readonly FormatName[];

/** The formats with pictures of the APIs. */
const PICTURED: ReadonlySet<FormatName> = new Set(['html']);

/** Whether one of some formats has pictures of the APIs. */
export function anyPictured(names: readonly FormatName[]): boolean {
  return names.some((name) => PICTURED.has(name));
}

/** Writes a report in a format. */
export async function render(name: FormatName, report: Report): Promise<string> {
  return RENDERERS[name](report);
}
