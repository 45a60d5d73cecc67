/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- a format is loaded when it is asked for */
import type { Report } from '../../report/report';

/** How a report format is made. */
interface Format {
  /** Whether it shows the APIs as pictures. */
  readonly isPictured: boolean;
  readonly render: (report: Report) => string | Promise<string>;
}

const FORMATS = {
  text: {
    isPictured: false,
    render: (report) =>
      (require('../../report/formats/text-report') as typeof import('../../report/formats/text-report')).textReport(
        report,
      ),
  },
  json: {
    isPictured: false,
    render: (report) =>
      (require('../../report/formats/json-report') as typeof import('../../report/formats/json-report')).jsonReport(
        report,
      ),
  },
  sarif: {
    isPictured: false,
    render: (report) =>
      (require('../../report/formats/sarif-report') as typeof import('../../report/formats/sarif-report')).sarifReport(
        report,
      ),
  },
  junit: {
    isPictured: false,
    render: (report) =>
      (require('../../report/formats/junit-report') as typeof import('../../report/formats/junit-report')).junitReport(
        report,
      ),
  },
  markdown: {
    isPictured: false,
    render: (report) =>
      (
        require('../../report/formats/markdown-report') as typeof import('../../report/formats/markdown-report')
      ).markdownReport(report),
  },
  github: {
    isPictured: false,
    render: (report) =>
      (
        require('../../report/formats/github-report') as typeof import('../../report/formats/github-report')
      ).githubReport(report),
  },
  html: {
    isPictured: true,
    render: (report) =>
      (require('../../report/html/html-report') as typeof import('../../report/html/html-report')).htmlReport(report),
  },
} as const satisfies Readonly<Record<string, Format>>;

/** A report format by its name on the command line. */
export type FormatName = keyof typeof FORMATS;

/** Names of the report formats. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** Whether one of some formats shows the APIs as pictures. */
export function anyPictured(names: readonly FormatName[]): boolean {
  return names.some((name) => FORMATS[name].isPictured);
}

/** Writes a report in a format. */
export async function render(name: FormatName, report: Report): Promise<string> {
  return FORMATS[name].render(report);
}
