import { logFormat, quoted } from '../../support/access-log';
import { judge, reports, unknowns } from '../../support/findings';
import { judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-access-log-format';
const FORMAT = 'Stage AccessLogSettings.Format';

judgesEveryWebSocketStage(id, 'AccessLogSettings: { Format: "{\\n}" }', FORMAT);

test('several lines are reported, and counted', () => {
  const { findings } = judge(id, logFormat('"{\\n\\"id\\": \\"$context.requestId\\"\\n}"'));
  expect(findings[0]?.message).toBe('The format has 3 lines; AWS accepts a single line.');
});

test('a line break at the end, as block scalars leave it, is no second line', () => {
  expect(reports(id, logFormat('"$context.requestId\\n"'))).toEqual([]);
});

test('a folded block keeps the breaks of lines that are indented further', () => {
  const folded = (body: string): string =>
    stage('StageName: live').replace(
      /Properties: \{ ApiId: !Ref Api, .*/,
      `Properties:\n      ApiId: !Ref Api\n      AccessLogSettings:\n        Format: >-\n${body}`,
    );
  expect(reports(id, folded('          { "id":\n          "$context.requestId" }'))).toEqual([]);
  expect(reports(id, folded('          {\n            "id": "$context.requestId"\n          }'))).toEqual([FORMAT]);
});

test('3 KB pass, a byte more does not', () => {
  const ofBytes = (bytes: number): string => '$context.requestId'.padEnd(bytes, 'x');
  expect(reports(id, logFormat(ofBytes(3072)))).toEqual([]);
  expect(reports(id, logFormat(ofBytes(3073)))).toEqual([FORMAT]);
  expect(judge(id, logFormat(ofBytes(3073))).findings[0]?.message).toContain('3073 bytes');
});

test('bytes count, not characters', () => {
  expect(reports(id, logFormat(quoted('é'.repeat(1536))))).toEqual([]);
  expect(reports(id, logFormat(quoted('é'.repeat(1537))))).toEqual([FORMAT]);
});

test('what is written already counts where the rest is only known at deployment', () => {
  expect(reports(id, logFormat('!Join ["\\n", [$context.requestId, !ImportValue Fields]]'))).toEqual([FORMAT]);
  const open = logFormat('!Join [" ", [$context.requestId, !ImportValue Fields]]');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});
