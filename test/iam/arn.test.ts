import {
  SymbolTable,
  formatText,
  literalText,
  onlySymbol,
  textKey,
} from '../../src/cloudformation/intrinsics/symbolic-text';
import type { Symbolic, Text } from '../../src/cloudformation/types';
import { matchesWildcard, parseArn, parseResourceArn } from '../../src/iam/arn';
import * as fc from 'fast-check';

const region: Symbolic = { kind: 'pseudo', name: 'AWS::Region' };
const open: Symbolic = { kind: 'unknown', label: 'Ref Arn', reason: 'no default' };

test('an ARN in its parts, symbols included', () => {
  const arn = parseArn(['arn:aws:logs:', region, ':111122223333:log-group:chat:*']);
  expect(arn && [arn.partition, arn.service, arn.region, arn.account, arn.resource].map(formatText)).toEqual([
    'aws',
    'logs',
    '${AWS::Region}',
    '111122223333',
    'log-group:chat:*',
  ]);
});

test.each([[['arn:aws:logs']], [['logs:arn:aws:a:b:c']], [[open]], [[]], [['', open]]])('%j is no ARN', (text) => {
  expect(parseArn(text)).toBeUndefined();
});

describe('the resource of a statement', () => {
  const parts = (...text: Text): readonly string[] | undefined => {
    const arn = parseResourceArn(text);
    return arn && [arn.partition, arn.service, arn.region, arn.account, arn.resource].map(formatText);
  };

  test('has a wildcard for what it does not say', () => {
    expect(parts('*')).toEqual(['*', '*', '*', '*', '*']);
    expect(parts('arn:aws')).toEqual(['aws', '*', '*', '*', '*']);
    expect(parts('arn:aws:logs')).toEqual(['aws', 'logs', '*', '*', '*']);
    expect(parts('arn:aws:logs:', region)).toEqual(['aws', 'logs', '${AWS::Region}', '*', '*']);
    expect(parts('arn:aws:logs:', region, ':111122223333')).toEqual([
      'aws',
      'logs',
      '${AWS::Region}',
      '111122223333',
      '*',
    ]);
  });

  test('is what it says where it says all', () => {
    expect(parts('arn:aws:s3:::chat/', open)).toEqual(['aws', 's3', '', '', 'chat/${Ref Arn}']);
  });

  test.each<[string, Text]>([
    ['is no ARN', ['chat']],
    ['begins with a symbol', [region, ':logs']],
    ['may go on in what only deployment knows', ['arn:aws:logs', open]],
    ['has a wildcard that stands for further fields', ['arn:aws:logs:*/chat']],
    ['has such a wildcard beside a symbol', ['arn:aws:logs:', region, '*/chat']],
  ])('has no parts where it %s', (_, text) => {
    expect(parseResourceArn(text)).toBeUndefined();
  });
});

test('literal and only symbol', () => {
  expect(literalText(['a', 'b'])).toBe('ab');
  expect(literalText(['a', region])).toBeUndefined();
  expect(onlySymbol([region])).toBe(region);
  expect(onlySymbol([region, 'a'])).toBeUndefined();
  expect(onlySymbol(['a'])).toBeUndefined();
});

test('equal symbols become equal characters, different ones different', () => {
  const table = new SymbolTable((symbol) => textKey([symbol]));
  const [first, second, third] = table.flatten([region, open, { ...region }]);
  expect(first).toBe(third);
  expect(first).not.toBe(second);
});

describe('wildcards', () => {
  test.each([
    ['*', ''],
    ['*', 'a/b:c'],
    ['a*c', 'abbc'],
    ['a?c', 'abc'],
    ['*a*b*', 'xxaxxbxx'],
    ['a**', 'a'],
    ['', ''],
  ])('%j matches %j', (pattern, text) => {
    expect(matchesWildcard(pattern, text)).toBe(true);
  });

  test.each([
    ['', 'a'],
    ['?', ''],
    ['a*c', 'abcd'],
    ['a', 'A'],
    ['a.c', 'abc'],
    ['*b', 'bc'],
  ])('%j does not match %j', (pattern, text) => {
    expect(matchesWildcard(pattern, text)).toBe(false);
  });

  test('they match what the same regular expression matches', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
    const plain = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(short, plain, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesWildcard(pattern, text)).toBe(expression.test(text));
      }),
      { numRuns: 1000 },
    );
  });
});
