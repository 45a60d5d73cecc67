import * as fc from 'fast-check';
import { type ConnectionScope, connectionScope } from '../../../src/apigateway/connections/connection-scope';
import type { Text } from '../../../src/cloudformation/types';
import { matchesWildcard } from '../../../src/iam/arn';
import { chat } from '../../support/api';
import { modelOf, resourceOf } from '../../support/model';

const ARN = 'arn:aws:execute-api:eu-west-1:111122223333:';
const scope = (resource: string): ConnectionScope => connectionScope([ARN + resource]);

test.each([
  ['*', 'every-api'],
  ['*/*/POST/@connections/*', 'every-api'],
  ['*/live/POST/@connections/*', 'every-api'],
  ['*live/POST/@connections/*', 'every-api'],
  ['??????????/*', 'every-api'],
  ['*@connections*', 'every-api'],
  ['a1b2c3d4e5/*', 'one-api'],
  ['a*/*', 'one-api'],
  ['a1b2c3d4e5/live/POST/@connections/L0SM9cOFvHcCIhw=', 'one-api'],
  ['a1b2c3d4e5', 'none'],
  ['a1b2c3d4e5/@connections/*', 'none'],
  ['a1b2c3d4e5/live/POST/@connections/', 'none'],
  ['a1b2c3d4e5/*/@connections', 'none'],
  ['', 'none'],
])('%s: %s', (resource, kind) => {
  expect(scope(resource).kind).toBe(kind);
});

test.each([
  ['a1b2c3d4e5/*', true, ['POST', 'GET', 'DELETE']],
  ['a1b2c3d4e5/*/POST/@connections/*', true, ['POST']],
  ['a1b2c3d4e5/live/*/@connections/*', false, ['POST', 'GET', 'DELETE']],
  ['a1b2c3d4e5/live/?E*/@connections/*', false, ['GET', 'DELETE']],
  ['a1b2c3d4e5/v?/POST/*', false, ['POST']],
  ['a1b2c3d4e5/l*', false, ['POST', 'GET', 'DELETE']],
])('%s: every stage %s, methods %j', (resource, everyStage, methods) => {
  expect(scope(resource)).toMatchObject({ kind: 'one-api', everyStage, methods });
});

test('ARNs of other services, and no ARNs at all, are none of ours', () => {
  expect(connectionScope(['arn:aws:s3:::bucket/*']).kind).toBe('other');
  expect(connectionScope(['bucket']).kind).toBe('other');
  expect(connectionScope([]).kind).toBe('other');
  expect(connectionScope(['*']).kind).toBe('every-api');
});

test('what only deployment knows is unknown', () => {
  const open = { kind: 'unknown', label: 'Ref Arn', reason: 'no default' } as const;
  expect(connectionScope([open]).kind).toBe('unknown');
  expect(connectionScope(['arn:aws:', open, ':eu-west-1:111122223333:*']).kind).toBe('unknown');
  expect(connectionScope([`${ARN}a1b2c3d4e5/`, open]).kind).toBe('unknown');
  expect(connectionScope([ARN, open, '/live/POST/@connections/*']).kind).toBe('one-api');
});

test('a resource is none of ours, whatever it is referred to by', () => {
  const model = modelOf(chat({ Topic: '{ Type: AWS::SNS::Topic }' }));
  const referred = (logicalId: string, attribute?: string): Text => [
    { kind: 'resource', resource: resourceOf(model, logicalId), ...(attribute === undefined ? {} : { attribute }) },
  ];
  expect(connectionScope(referred('Topic')).kind).toBe('other');
  expect(connectionScope(referred('Api')).kind).toBe('other');
  expect(connectionScope(referred('Api', 'ApiEndpoint')).kind).toBe('other');
  expect(connectionScope([...referred('Api'), '/live/POST/@connections/*']).kind).toBe('other');
});

test('what goes on behind a symbol is an ARN, unless it begins otherwise', () => {
  const region: Text[number] = { kind: 'pseudo', name: 'AWS::Region' };
  expect(connectionScope([region, '/live/POST/@connections/*']).kind).toBe('unknown');
  expect(connectionScope(['ar', region]).kind).toBe('unknown');
  expect(connectionScope(['https://a1b2c3.execute-api.', region, '/live/@connections/*']).kind).toBe('other');
});

test.each([
  ['arn:aws', 'every-api'],
  ['arn:aws:execute-api', 'every-api'],
  ['an arn:', 'other'],
])('%s: %s', (text, kind) => {
  expect(connectionScope([text]).kind).toBe(kind);
});

test('what goes on behind a symbol may be a connection, as long as it has too few parts for one', () => {
  const open = { kind: 'unknown', label: 'Ref Rest', reason: 'no default' } as const;
  expect(connectionScope([`${ARN}a1b2c3d4e5/live/`, open, '/@connections']).kind).toBe('unknown');
  expect(connectionScope([`${ARN}a1b2c3d4e5/live/GET/`, open, '/more']).kind).toBe('none');
  expect(connectionScope([`${ARN}a1b2c3d4e5/live/`, { kind: 'pseudo', name: 'AWS::Region' }]).kind).toBe('none');
});

test('a text longer than any ARN is not looked into', () => {
  expect(scope('*?'.repeat(10_000)).kind).toBe('unknown');
});

/** A piece of a text as it is, or by a wildcard that covers it. */
const weakened = (piece: string): fc.Arbitrary<string> =>
  fc.constantFrom(piece, '*', '**', '?'.repeat(piece.length), `${piece.slice(0, 1)}*`, `*${piece.slice(-1)}`);
const CONNECTION = ['/', 'live', '/', 'POST', '/', '@connections', '/', 'L0SM9cOFvHcCIhw='];
const rest = fc.tuple(...CONNECTION.map(weakened)).map((pieces) => pieces.join(''));

test('a pattern that covers a connection of any API is for every API', () => {
  fc.assert(
    fc.property(fc.constantFrom('*', '**', '?*', '??????????'), rest, (api, connection) => {
      expect(matchesWildcard(api + connection, `a1b2c3d4e5${CONNECTION.join('')}`)).toBe(true);
      expect(scope(api + connection).kind).toBe('every-api');
    }),
  );
});

test('a pattern that covers a connection of one API by its id is for that API', () => {
  fc.assert(
    fc.property(rest, (connection) => {
      const pattern = `a1b2c3d4e5/${connection}`;
      fc.pre(matchesWildcard(pattern, `a1b2c3d4e5${CONNECTION.join('')}`));
      expect(scope(pattern).kind).toBe('one-api');
    }),
  );
});

test('no text makes it throw', () => {
  const symbol = fc.record({ kind: fc.constant('unknown' as const), label: fc.string(), reason: fc.string() });
  const pseudo = fc.record({ kind: fc.constant('pseudo' as const), name: fc.string() });
  const part = fc.oneof(fc.string(), fc.constantFrom('arn:', ':', ARN, '*', '/'), symbol, pseudo);
  fc.assert(
    fc.property(fc.array(part), (text: Text) => {
      expect(connectionScope(text).kind).toMatch(/^(?:none|every-api|one-api|other|unknown)$/);
    }),
  );
});
