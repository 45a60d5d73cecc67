import { bareReason, reasonText } from '../../../src/engine/suppression/reason-text';

const WHO = { owner: 'chat team', ticket: 'CHAT-7', expires: '2027-01-31' };

test('a reason says owner, ticket and date, as far as they are known', () => {
  expect(reasonText({ reason: 'One client.' })).toBe('One client.');
  expect(reasonText({ reason: 'One client.', ...WHO })).toBe('One client. (chat team, CHAT-7, until 2027-01-31)');
  expect(reasonText({ reason: 'One client.', ticket: 'CHAT-7' })).toBe('One client. (CHAT-7)');
});

test('the bare reason leaves out what is said apart, and nothing else', () => {
  const by = 'waiver';
  expect(bareReason({ reason: reasonText({ reason: 'One client.', ...WHO }), by, ...WHO })).toBe('One client.');
  expect(bareReason({ reason: 'One client.', by })).toBe('One client.');
  expect(bareReason({ reason: '(CHAT-7) One client.', by, ticket: 'CHAT-7' })).toBe('(CHAT-7) One client.');
});
