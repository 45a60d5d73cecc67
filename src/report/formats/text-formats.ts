import type { Report } from '../report';
import { jsonReport } from './json-report';
import { asffReport, githubReport, gitlabReport, junitReport, markdownReport, sarifReport } from './other-formats';
import { textReport } from './text-report';

/** The formats that need no picture, by their names on the command line. */
export const TEXT_FORMATS = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
  github: githubReport,
  gitlab: gitlabReport,
  asff: asffReport,
} as const satisfies Readonly<Record<string, (report: Report) => string>>;

/** A report format without pictures. */
export type TextFormat = keyof typeof TEXT_FORMATS;
