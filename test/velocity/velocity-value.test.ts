import { copied } from '../support/velocity';

const inString = ['$input.body into a JSON string'];
const map = '#set($a = { "b": $input.body, "c": "x" })';

describe('a list or a map that is printed as a whole', () => {
  test('prints what is in it', () => {
    expect(copied('#set($a = [$input.body]){ "a": "$a" }')).toEqual(inString);
    expect(copied('#set($a = ["x", [$input.body]]){ "a": "$a" }')).toEqual(inString);
    expect(copied(`#set($a = [$input.path('$.a'), $input.path('$.b')]){ "a": "$a" }`)).toHaveLength(2);
    expect(copied('#set($a = ["x"]){ "a": "$a" }')).toEqual([]);
  });

  test('is a piece of the output', () => {
    expect(copied('#set($a = ["{"])$a{ "a": "$input.body" }')).toEqual([]);
  });

  test.each([
    [49, 49],
    [50, 49],
    [60, 49],
  ])('of %i values that the client sent prints the first %i', (count, told) => {
    const paths = Array.from({ length: count }, (_, at) => `$input.path('$.a${at}')`);
    expect(copied(`#set($a = [${paths.join(', ')}]){ "a": "$a" }`)).toEqual(
      paths.slice(0, told).map((path) => `${path} into a JSON string`),
    );
  });
});

describe('what the client sent, with members of the template', () => {
  const sent = "#set($a = $input.path('$'))";
  const name = ["$input.path('$').name into a JSON string"];

  test.each(['#set($a.x = "y")', '$!a.put("x", "y")', '#set($a[$k] = "y")', '#if($c)#set($a = { "x": 1 })#end'])(
    'has its own beside them: %s',
    (setting) => {
      expect(copied(`${sent}${setting}{ "a": "$a.name" }`)).toEqual(name);
      expect(copied(`${sent}${setting}{ "a": "$a[$k]" }`)).toContain("$input.path('$')[$k] into a JSON string");
      expect(copied(`${sent}${setting}#foreach($v in $a){ "a": "$v" }#end`)).toContain('$v into a JSON string');
    },
  );

  test('has not what the template has put in its place', () => {
    expect(copied(`${sent}#set($a.name = "y"){ "a": "$a.name" }`)).toEqual([]);
    expect(copied(`${sent}#if($c)#set($a.name = "y")#end{ "a": "$a.name" }`)).toEqual(name);
    expect(copied(`${sent}#if($c)#set($a = { "name": "y" })#end{ "a": "$a.name" }`)).toEqual(name);
  });
});

describe('a list in a map', () => {
  test('gets what is added to it', () => {
    for (const list of ['$a.l', '$a.get("l")', '$a["l"]']) {
      expect(copied(`#set($a = { "l": [] })#set($x = ${list}.add($input.body)){ "b": "$a.l" }`)).toEqual(inString);
      expect(copied(`#set($a = { "l": [] })#set($x = ${list}.add($input.body)){ "b": "$a.m" }`)).toEqual([]);
    }
  });

  test('is beside what else is in the map, however deep', () => {
    const deep = '#set($a = { "b": { "d": $input.body } })#set($a.b.c = "x")';
    expect(copied(`${deep}{ "a": "$a.b.d" }`)).toEqual(inString);
    expect(copied(`${deep}{ "a": "$a.b.c" }`)).toEqual([]);
    expect(copied(`${deep}{ "a": "$a.d" }`)).toEqual([]);
  });
});

describe('behind branches a map', () => {
  test('has in each of its members what any branch put there', () => {
    const either = `${map}#if($x)#set($a = { "b": "y", "c": $input.path('$.c') })#end`;
    expect(copied(`${either}{ "a": "$a.b" }`)).toEqual(inString);
    expect(copied(`${either}{ "a": "$a.c" }`)).toEqual(["$input.path('$.c') into a JSON string"]);
    expect(copied(`${either}{ "a": "$a.d" }`)).toEqual([]);
    expect(copied(`${either}{ "a": "$a" }`)).toHaveLength(2);
  });

  test('has the members that one branch alone put there', () => {
    expect(copied('#set($a = {})#if($x)#set($a.b = $input.body)#end{ "a": "$a.b" }')).toEqual(inString);
    expect(copied('#set($a = {})#if($x)#set($a.b = $input.body)#end{ "a": "$a.c" }')).toEqual([]);
    expect(copied(`#set($a = "x")#if($x)${map}#end{ "a": "$a.b" }`)).toEqual(inString);
  });

  test('is none where what the client sent is below different values', () => {
    const either = `#if($c)#set($b = $input.path('$.x'))#else#set($b = $input.path('$.y'))#end`;
    expect(copied(`${either}{ "a": "$b.name" }`)).toEqual([
      "$input.path('$.x').name into a JSON string",
      "$input.path('$.y').name into a JSON string",
    ]);
  });

  test('is the same where no branch changes it', () => {
    expect(copied(`${map}#if($x)#set($b = $a)#else#set($b = $a)#end{ "a": "$b.c" }`)).toEqual([]);
    expect(
      copied('#set($k = "b")#if($c)#set($k = "b")#end#set($a = { $k: $input.body, "c": "x" }){ "a": "$a.d" }'),
    ).toEqual([]);
  });

  test('of which methods are called is changed in each branch', () => {
    expect(copied('#if($c)#set($b = "x")#else#set($b = $input.body)#end{ "a": "$b.trim()" }')).toEqual([
      '$input.body.trim() into a JSON string',
    ]);
  });
});

describe('members that nobody can tell apart', () => {
  test('are one, which may be any of them', () => {
    const two = `#set($a = {})#set($a[$k] = $input.body)#set($a[$l] = $input.path('$.b'))`;
    expect(copied(`${two}{ "a": "$a.c" }`)).toEqual([...inString, "$input.path('$.b') into a JSON string"]);
    expect(copied(`${map}{ "a": "$a[$k]" }`)).toEqual(inString);
    expect(copied(`${map}#foreach($v in $a){ "a": "$v" }#end`)).toEqual(inString);
  });

  test('are not a member that has been set since', () => {
    expect(copied('#set($a = {})#set($a[$k] = $input.body)#set($a.b = "x"){ "a": "$a.b" }')).toEqual([]);
  });

  test('are those of a map behind its fiftieth key', () => {
    const keys = (count: number): string =>
      Array.from({ length: count }, (_, at) => `#set($a.k${at} = "x")`).join('') + '#set($a.b = $input.body)';
    expect(copied(`#set($a = {})${keys(49)}{ "a": "$a.c" }`)).toEqual([]);
    expect(copied(`#set($a = {})${keys(50)}{ "a": "$a.c" }`)).toEqual(inString);
  });
});

describe('more than any template holds', () => {
  test('a text of more than a thousand pieces hides what is quoted behind it', () => {
    const pieces = (count: number): string => `#set($a = "${'$context.x'.repeat(count)}"){ "a": "$a$input.body" }`;
    expect(copied(pieces(1000))).toEqual(inString);
    expect(copied(pieces(1001))).toEqual([]);
  });

  test('pieces of every branch count', () => {
    const either = (count: number): string =>
      `#if($x)#set($b = "$context.x")#else#set($b = "y")#end#set($a = "${'$b'.repeat(count)}"){ "a": "$a$input.body" }`;
    expect(copied(either(333))).toEqual(inString);
    expect(copied(either(334))).toEqual([]);
  });

  test('a map of more than a thousand members in all has none that can be told', () => {
    const nested = (count: number): string => {
      const inner = Array.from({ length: 20 }, (_, at) => `"k${at}": 1`).join(', ');
      const outer = Array.from({ length: count }, (_, at) => `"m${at}": { ${inner} }`).join(', ');
      return `#set($a = { ${outer}, "b": "x" })#set($a.c = { "d": $input.path('$.d'), ${inner} }){ "a": "$a.b" }`;
    };
    expect(copied(nested(46))).toEqual([]);
    expect(copied(nested(47))).toEqual(["$input.path('$.d').b into a JSON string"]);
  });

  test('a variable that is printed until a million pieces are is given up', () => {
    const printed = (value: string, times: number): string => `#set($a = "${value}")${'$a'.repeat(times)}`;
    expect(copied(printed('$context.x'.repeat(1000), 990))).toEqual([]);
    expect(copied(printed('$context.x'.repeat(1000), 1001))).toBeUndefined();
    const either = '#if($x)#set($b = "$context.x$context.y")#else#set($b = "yy")#end';
    expect(copied(`${either}${printed('$b'.repeat(100), 1900)}`)).toEqual([]);
    expect(copied(`${either}${printed('$b'.repeat(100), 2100)}`)).toBeUndefined();
  });
});
