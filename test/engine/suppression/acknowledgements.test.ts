import { Acknowledgements } from '../../../src/engine/suppression/acknowledgements';

const RULES = ['stage-throttling', 'stage-name'];
const on = (constructPath: string, id = 'WebSocketGuard::WebSocketGuard-StageThrottling', reason = 'r') => ({
  id,
  reason,
  constructPath,
});
const messages = (all: Acknowledgements): readonly string[] =>
  all.ineffective().map(({ constructPath, message }) => `${constructPath} ${message}`);

describe('an acknowledgement', () => {
  test('holds for its construct and everything below, the nearest first', () => {
    const all = new Acknowledgements([on('Chat', undefined, 'far'), on('Chat/Live', undefined, 'near')], RULES);
    expect(all.find('stage-throttling', 'Chat/Live/Resource')?.reason).toBe('near');
    expect(all.find('stage-throttling', 'Chat/Live')?.reason).toBe('near');
    expect(all.find('stage-throttling', 'Chat/Other/Resource')?.reason).toBe('far');
    expect(all.find('stage-throttling', 'Chats')).toBeUndefined();
    expect(all.find('stage-throttling', undefined)).toBeUndefined();
    expect(all.find('stage-name', 'Chat/Live')).toBeUndefined();
  });

  test('on the app holds for all of it', () => {
    expect(new Acknowledgements([on('')], RULES).find('stage-throttling', 'Chat/Live')?.reason).toBe('r');
  });

  test('that is recorded in two spellings is one: the first', () => {
    const twice = [on('Chat'), on('Chat', 'stage-throttling', 'again'), on('Other', 'stage-throttling', 'there')];
    const all = new Acknowledgements(twice, RULES);
    expect(all.find('stage-throttling', 'Chat')?.reason).toBe('r');
    expect(all.find('stage-throttling', 'Other')?.reason).toBe('there');
    expect(all.ineffective()).toEqual([]);
  });
});

describe('an acknowledgement without effect', () => {
  test('that finds nothing is to be removed, one that found something is not', () => {
    const all = new Acknowledgements([on('Chat'), on('Other', 'Annotation::stage-name')], RULES);
    all.find('stage-throttling', 'Chat/Live');
    expect(all.ineffective()).toEqual([
      {
        ...on('Other', 'Annotation::stage-name'),
        message: 'acknowledges stage-name, which finds nothing there; remove it',
      },
    ]);
  });

  test('that is misspelt says so, and what may be meant', () => {
    expect(
      messages(new Acknowledgements([on('Chat', 'WebSocketGuard::WebSocketGuard-StageThrotling')], RULES)),
    ).toEqual([
      'Chat acknowledges WebSocketGuard::WebSocketGuard-StageThrotling, and there is no such rule; did you mean "WebSocketGuard::WebSocketGuard-StageThrottling"?',
    ]);
    expect(messages(new Acknowledgements([on('Chat', 'WebSocketGuard-Nothing')], RULES))).toEqual([
      'Chat acknowledges WebSocketGuard-Nothing, and there is no such rule',
    ]);
  });

  test('is none of ours where it is meant for another tool', () => {
    expect(new Acknowledgements([on('Chat', 'AwsSolutions::AwsSolutions-APIG1')], RULES).ineffective()).toEqual([]);
    expect(new Acknowledgements([], RULES).ineffective()).toEqual([]);
  });

  test('is one that the ESLint plugin heeds, where only the plugin has the rule', () => {
    const guarded = on('Chat', 'WebSocketGuard-PreferGuardedConstructs');
    expect(new Acknowledgements([guarded], RULES).ineffective()).toEqual([]);
  });
});
