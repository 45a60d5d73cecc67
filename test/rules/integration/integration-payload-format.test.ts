import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-payload-format';

test.each(['"2.0"', '2.0', '2', '"1.1"', 'latest'])('%s is reported', (version) => {
  expect(reports(id, integration(`PayloadFormatVersion: ${version}`))).toEqual(['Integration PayloadFormatVersion']);
});

test.each(['"1.0"', '1.0', '1'])('%s passes', (version) => {
  expect(reports(id, integration(`PayloadFormatVersion: ${version}`))).toEqual([]);
});

test('none passes, for AWS then takes 1.0', () => {
  expect(reports(id, integration('IntegrationType: AWS_PROXY'))).toEqual([]);
});

test("the message is AWS's own", () => {
  expect(judge(id, integration('PayloadFormatVersion: "2.0"')).findings[0]?.message).toContain(
    '"Unsupported PayloadFormatVersion: 2.0"',
  );
});

test('the branch with the wrong version is named', () => {
  const version = 'PayloadFormatVersion: !If [IsProd, "1.0", "2.0"]';
  expect(reports(id, integration(version, { sections: IS_PROD }))).toEqual([
    'Integration PayloadFormatVersion when IsProd is false',
  ]);
});

test('a version that only deployment knows is unknown', () => {
  const version = integration("PayloadFormatVersion: '{{resolve:ssm:/chat/format}}'");
  expect(reports(id, version)).toEqual([]);
  expect(unknowns(id, version)).toHaveLength(1);
});
