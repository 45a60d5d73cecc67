import { IS_PROD, chat, followsTheApi, part } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'model-name';

const model = (name: string): string => part('Model', `Name: ${name}, Schema: {}`);
const named = (name: string, sections = ''): string => chat({ Order: model(name) }, sections);

test.each(['my-model', 'my_model', 'my model', 'v1.2', 'größe', "''", "!Sub '${AWS::Region}-order'"])(
  '%s is reported',
  (name) => {
    expect(reports(id, named(name))).toEqual(['Order Name']);
  },
);

test('the message is in the words of AWS', () => {
  expect(judge(id, named('my-model')).findings[0]?.message).toBe(
    'AWS rejects the model: "Model name must be alphanumeric: my-model".',
  );
});

test.each(['order', 'newOrder2', 'ORDER', '1'])('%s passes', (name) => {
  expect(reports(id, named(name))).toEqual([]);
  expect(unknowns(id, named(name))).toEqual([]);
});

test('the branch with the wrong name is named', () => {
  expect(reports(id, named('!If [IsProd, order, order-test]', IS_PROD))).toEqual(['Order Name when IsProd is false']);
});

test('a parameter counts with its default', () => {
  const sections = 'Parameters: { Name: { Type: String, Default: new-order } }';
  expect(reports(id, named('!Ref Name', sections))).toEqual(['Order Name']);
});

test.each(['!ImportValue Name', '!Ref AWS::StackName'])('what %s is, only deployment knows', (name) => {
  expect(reports(id, named(name))).toEqual([]);
  expect(unknowns(id, named(name))).toHaveLength(1);
});

followsTheApi(id, model('new-order'), 'Name', { provesItself: true });

test('a name that is not there, or no text at all', () => {
  expect(reports(id, named('!Ref AWS::NoValue'))).toEqual([]);
  expect(reports(id, named('[order]'))).toEqual(['Order Name']);
});
