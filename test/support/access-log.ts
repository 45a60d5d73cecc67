import { stage } from './stage';

/**
 * A template with a stage that writes access logs in a format.
 *
 * @param format as YAML writes it in a flow mapping
 * @param sections further sections of the template
 */
export function logFormat(format: string, sections = ''): string {
  const log = '  Log: { Type: AWS::Logs::LogGroup }';
  return stage(`AccessLogSettings: { DestinationArn: !GetAtt Log.Arn, Format: ${format} }`, {
    sections,
    resources: log,
  });
}

/** A text as a YAML string. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
