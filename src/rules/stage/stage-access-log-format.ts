import { MAX_ACCESS_LOG_FORMAT_BYTES } from '../../aws/websocket-limits';
import { formatBytes } from '../../apigateway/monitoring/access-log-format';
import type { Policy } from '../policy';
import { checkFormats } from '../support/access-log-formats';
import { developerGuide, templateReference } from '../support/pages';

export const stageAccessLogFormat: Policy = {
  id: 'stage-access-log-format',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'The access log format is one line of at most 3 KB',
  why: 'AWS accepts a single-line format of at most 3 KB. A YAML block (|, or > with further indented lines) keeps its line breaks.',
  fix: 'Write the format on one line; in the CDK, use JSON.stringify without indentation.',
  references: [
    templateReference('ApiGatewayV2::Stage', 'AccessLogSettings'),
    developerGuide('apigateway-execution-service-websocket-limits-table'),
  ],
  check(model, judge) {
    checkFormats(model, judge, (format) => {
      const lines = format.trim().split('\n').length;
      if (lines > 1) return `The format has ${lines} lines; AWS accepts a single line.`;
      const bytes = formatBytes(format);
      return bytes > MAX_ACCESS_LOG_FORMAT_BYTES
        ? `The format has ${bytes} bytes; AWS accepts at most 3 KB (${MAX_ACCESS_LOG_FORMAT_BYTES} bytes).`
        : undefined;
    });
  },
};
