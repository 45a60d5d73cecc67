import fc from 'fast-check';
import { readVelocity } from '../../src/velocity/parser';
import type { VelocityNode } from '../../src/velocity/syntax-tree';

const text = (written: string): VelocityNode => ({ kind: 'text', text: written });
const reference = (name: string, ...steps: readonly object[]): object => ({
  kind: 'reference',
  reference: { name, steps },
});

const literal = (written: string): object => ({ kind: 'literal', text: written });

describe('references', () => {
  test.each(['$name', '$!name', '${name}', '$!{name}'])('%s is one', (written) => {
    expect(readVelocity(`<${written}>`)).toEqual([text('<'), reference('name'), text('>')]);
  });

  test('go on with properties, methods and indexes', () => {
    expect(readVelocity("$input.path('$.a')[0].name")).toEqual([
      reference(
        'input',
        {
          kind: 'call',
          name: 'path',
          args: [{ kind: 'string', nodes: [text('$.a')] }],
          text: ".path('$.a')",
        },
        { kind: 'index', name: '', args: [literal('0')], text: '[0]' },
        { kind: 'property', name: 'name', args: [], text: '.name' },
      ),
    ]);
  });

  test('end before a full stop, a quotation mark and a brace', () => {
    expect(readVelocity('$name. "$name" $name}')).toEqual([
      reference('name'),
      text('. "'),
      reference('name'),
      text('" '),
      reference('name'),
      text('}'),
    ]);
  });

  test.each(['$', '$5', '$$', '$.name', '${', '${5}', 'price: 5$'])('%s is text', (written) => {
    expect(readVelocity(written)).toEqual([text(written)]);
  });

  test('with a backslash before them are text, with two they are not', () => {
    expect(readVelocity('\\$name')).toEqual([text('$name')]);
    expect(readVelocity('\\\\$name')).toEqual([text('\\'), reference('name')]);
    expect(readVelocity('a\\\\$name')).toEqual([text('a\\'), reference('name')]);
    expect(readVelocity('\\#stop')).toEqual([text('#stop')]);
    expect(readVelocity('\\\\#stop')).toEqual([text('\\'), { kind: 'stop' }]);
    expect(readVelocity('\\"$name')).toEqual([text('\\'), text('"'), reference('name')]);
  });
});

describe('directives', () => {
  test.each(['#set($a = 1)', '#set ( $a = 1 )', '#set( $a\n=\n1)'])('%s assigns', (written) => {
    expect(readVelocity(written)).toEqual([{ kind: 'set', target: { name: 'a', steps: [] }, value: literal('1') }]);
  });

  test('assign to properties', () => {
    expect(readVelocity('#set($a.b = 1)')).toEqual([
      {
        kind: 'set',
        target: { name: 'a', steps: [{ kind: 'property', name: 'b', args: [], text: '.b' }] },
        value: literal('1'),
      },
    ]);
  });

  test('define macros, and call those that are defined', () => {
    expect(readVelocity('#macro( m $a, $b )$a#end#m(1 "x")#m($c, 2)#n(1)')).toEqual([
      { kind: 'macro', name: 'm', parameters: ['a', 'b'], body: [reference('a')] },
      { kind: 'call', name: 'm', args: [literal('1'), { kind: 'string', nodes: [text('x')] }] },
      { kind: 'call', name: 'm', args: [reference('c'), literal('2')] },
      text('#n(1)'),
    ]);
    expect(readVelocity('#macro (m)#end#{m}()#m ()# m')).toEqual([
      { kind: 'macro', name: 'm', parameters: [], body: [] },
      { kind: 'call', name: 'm', args: [] },
      { kind: 'call', name: 'm', args: [] },
      text('# m'),
    ]);
    expect(readVelocity('#define($a)b#end')).toEqual([{ kind: 'define', name: 'a', body: [text('b')] }]);
  });

  test('stop', () => {
    expect(readVelocity('a#stop b')).toEqual([text('a'), { kind: 'stop' }, text(' b')]);
  });

  test('leave a loop, of which every turn is read', () => {
    expect(readVelocity('a#break b#{break}c')).toEqual([text('a'), text(' b'), text('c')]);
  });

  test('stand beside one another in any number', () => {
    expect(readVelocity('#if($a)#end#foreach($a in $b)#end#set($a = [1])'.repeat(50))).toHaveLength(150);
  });

  test('branch', () => {
    expect(readVelocity('#if($a)1#elseif($b)2#{else}3#{end}4')).toEqual([
      {
        kind: 'if',
        branches: [
          { condition: reference('a'), body: [text('1')] },
          { condition: reference('b'), body: [text('2')] },
          { condition: undefined, body: [text('3')] },
        ],
      },
      text('4'),
    ]);
  });

  test('repeat', () => {
    expect(readVelocity('#foreach( $one in $all ),$one#end')).toEqual([
      { kind: 'foreach', name: 'one', list: reference('all'), body: [text(','), reference('one')] },
    ]);
  });

  test('may be comments or unparsed text', () => {
    expect(readVelocity('a## $x "\nb#* $y #if *#c#[[ $z #if ]]#d')).toEqual([
      text('a'),
      text('b'),
      text('c'),
      text(' $z #if '),
      text('d'),
    ]);
  });

  test.each(['#1', '#@a()', '# set', '#unknown', 'C# and F#'])('%s is text', (written) => {
    expect(readVelocity(written)).toEqual([text(written)]);
  });

  test.each([
    '#if($a)',
    '#end',
    '#else',
    '#if($a)#else#elseif($b)#end',
    '#set($a)',
    '#set(a = 1)',
    '#set(ab = 1)',
    '#set(= 1)',
    ')#set($a = "x',
    '#set($a = "x)',
    '#foreach($a of $b)#end',
    '#foreach($a in $b)',
    '#[[ x',
    '$a.b(',
    '$a[0',
    '${a|b}',
    '#macro(a)',
    '#macro("a")#end',
    '#macro()#end',
    '#macro(a)#end#@a()',
    '#macro(a)#end#a(',
    '#define($a)',
    '#parse("a")',
    '#evaluate("$a")',
    '#if($a == 1 == 2)#end',
  ])('%s cannot be read', (written) => {
    expect(readVelocity(written)).toBeUndefined();
  });
});

describe('expressions', () => {
  const value = (written: string): unknown => {
    const node = readVelocity(`#set($a = ${written})`)?.at(0);
    return node?.kind === 'set' ? node.value : undefined;
  };

  test('in double quotes hold references, in single quotes they do not', () => {
    expect(value('"a $b"')).toEqual({ kind: 'string', nodes: [text('a '), reference('b')] });
    expect(value("'a $b'")).toEqual({ kind: 'string', nodes: [text('a $b')] });
    for (const empty of ['""', "''"]) expect(value(empty)).toEqual({ kind: 'string', nodes: [] });
  });

  test('write a quotation mark inside of quotes twice, and a backslash as it is', () => {
    expect(value('"a ""b"" c"')).toEqual({ kind: 'string', nodes: [text('a "b" c')] });
    expect(value("'it''s'")).toEqual({ kind: 'string', nodes: [text("it's")] });
    expect(value('"\\\\"')).toEqual({ kind: 'string', nodes: [text('\\\\')] });
  });

  test('combine operands', () => {
    expect(value('$b + "c"')).toEqual({
      kind: 'operation',
      operands: [reference('b'), { kind: 'string', nodes: [text('c')] }],
      operators: ['+'],
    });
    expect(value('$b + 1 * 2')).toMatchObject({ operators: ['+'], operands: [reference('b'), { operators: ['*'] }] });
  });

  test('compare, and bind as Velocity does', () => {
    const compared = (operator: string, one: object, other: object): object => ({
      kind: 'comparison',
      operator,
      sides: [one, other],
    });
    const b = reference('b');
    expect(value('!($b == 1) && not $c')).toEqual({
      kind: 'logic',
      operator: 'and',
      operands: [
        { kind: 'not', operand: compared('equal', b, literal('1')) },
        { kind: 'not', operand: reference('c') },
      ],
    });
    expect(value('$b || $b and !!$b')).toEqual({
      kind: 'logic',
      operator: 'or',
      operands: [b, { kind: 'logic', operator: 'and', operands: [b, b] }],
    });
    expect(value('$b ne 1')).toEqual(compared('unequal', b, literal('1')));
    expect(value('$b + 1 >= 2')).toMatchObject({ operator: 'order', sides: [{ kind: 'operation' }, literal('2')] });
  });

  test('are lists, maps, ranges, numbers and words too', () => {
    expect(value('[$b, 1]')).toEqual({ kind: 'list', items: [reference('b'), literal('1')] });
    expect(value('{"k": $b}')).toEqual({
      kind: 'map',
      entries: [[{ kind: 'string', nodes: [text('k')] }, reference('b')]],
    });
    for (const other of ['-1.5', 'true']) expect(value(other)).toEqual(literal(other));
    for (const empty of ['[]', '{}'])
      expect(value(empty)).toMatchObject(empty === '[]' ? { items: [] } : { entries: [] });
    expect(value('[1 .. 3]')).toMatchObject({ kind: 'list', items: [{ kind: 'operation', operators: ['..'] }] });
  });
});

describe('hostile templates', () => {
  test('never throw', () => {
    const pieces = ['$', '#', '{', '}', '(', ')', '[', ']', '"', "'", '\\', '.', ',', '=', '!', '*', '\n', ' ', 'a', '1',
      '$input.body', '#set($a = ', '#if(', '#else', '#end', '#foreach($a in ', '$util.escapeJavaScript('] as const; // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }), (parts) => {
        expect(() => readVelocity(parts.join(''))).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  test('that nest less than forty deep are read, others are not', () => {
    const lists = (depth: number): string => `#set($a = ${'['.repeat(depth)}1${']'.repeat(depth)})`;
    expect(readVelocity(lists(39))).toHaveLength(1);
    expect(readVelocity(lists(40))).toBeUndefined();
    const steps = (count: number): string => `$a${'.b'.repeat(count)}`;
    expect(readVelocity(steps(40))).toHaveLength(1);
    expect(readVelocity(steps(41))).toBeUndefined();
  });

  test.each(['#if($a)', '$a.b(', '"$a[', '#set($a = (', '$a[', '""""', '#set($a = [', '\\', '##', '#*', '#[['])(
    'that repeat %s are given up or read, and not recursed into',
    (piece) => {
      const nodes = readVelocity(piece.repeat(100_000 / piece.length));
      expect(nodes === undefined || nodes.length > 0 || piece.startsWith('#')).toBe(true);
    },
  );

  test('longer than AWS takes them are not read', () => {
    expect(readVelocity('a'.repeat(300 * 1024))).toHaveLength(1);
    expect(readVelocity('a'.repeat(300 * 1024 + 1))).toBeUndefined();
  });
});
