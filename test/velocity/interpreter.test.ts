import { copied } from '../support/velocity';

const inString = ['$input.body into a JSON string'];
const inJson = ['$input.body into JSON'];

describe('#stop', () => {
  test('ends the text that it stands in', () => {
    expect(copied('#set($a = "x#stop"){ "a": "$a $input.body" }')).toEqual(inString);
    expect(copied('#set($a = "#if($x)#stop#{else}#stop#end$input.body"){ "a": "$a" }')).toEqual([]);
    expect(copied('#if($x)#stop#{else}#stop#end{ "a": "$input.body" }')).toEqual([]);
  });

  test('takes with it what its branch has set', () => {
    expect(copied('#if($x)#set($a = $input.body)#stop#end{ "a": "$a" }')).toEqual([]);
    expect(copied('#if($x)#set($a = $input.body)#end{ "a": "$a" }')).toEqual(inString);
  });
});

describe('#foreach', () => {
  test('may have no turn', () => {
    expect(copied('#set($a = $input.body)#foreach($x in $y)#set($a = "z")#end{ "a": "$a" }')).toEqual(inString);
    expect(copied('{ "a": #foreach($x in $y)"#end$input.body')).toEqual([]);
  });

  test('goes through the values of a map as through the items of a list', () => {
    const all = '{ "k": { "name": $input.body } }';
    expect(copied(`#set($a = ${all})[#foreach($v in $a)"$v.name"#end]`)).toEqual(inString);
    expect(copied(`#set($a = ${all})[#foreach($v in $a.values())"$v.name"#end]`)).toEqual(inString);
    expect(copied(`#set($a = ${all})[#foreach($v in $a.values())"$v.other"#end]`)).toEqual([]);
  });

  test('prints in a turn what the last one has set, in each of several loops', () => {
    const loop = '#foreach($a in [1, 2])"k": "$last",#set($last = $input.body)#end';
    expect(copied(`#foreach($x in [1])#end{ ${loop} "z": 1 }`)).toEqual(inString);
  });
});

describe('a macro', () => {
  test('that is not defined yet prints a text', () => {
    expect(copied('#m(){ "a": "$input.body" }#macro(m)x#end')).toEqual([]);
  });

  test('may be called any number of times', () => {
    expect(copied(`#macro(m)1#end[${'#m(),'.repeat(50)} $input.body]`)).toEqual(inJson);
  });

  test('may call others, twenty deep', () => {
    const chain = (length: number): string =>
      Array.from({ length }, (_, at) => `#macro(m${at})${at === 0 ? '$input.body' : `#m${at - 1}()`}#end`).join('') +
      `[#m${length - 1}()]`;
    expect(copied(chain(20))).toEqual(inJson);
    expect(copied(chain(21))).toBeUndefined();
  });

  test('that calls itself is given up', () => {
    expect(copied('#macro(a)#a()#end#a()')).toBeUndefined();
  });
});

describe('#if', () => {
  test('with true is the last branch that is taken, with false none', () => {
    expect(copied('#if(true)#else[$input.body]#end')).toEqual([]);
    expect(copied('#if(true)#elseif($x)#else[$input.body]#end')).toEqual([]);
    expect(copied('#if($x)#elseif(true)[$input.body]#end')).toEqual(inJson);
    expect(copied('#if(false)#else[$input.body]#end')).toEqual(inJson);
    expect(copied('#if(false)[$input.body]#end')).toEqual([]);
  });
});

describe('a list or a map', () => {
  test('has for a key what is written, and any where that is not known', () => {
    expect(copied('#set($a = {})#set($a["b"] = $input.body){ "c": "$a.c" }')).toEqual([]);
    expect(copied('#set($a = {})#set($a[$k] = $input.body){ "c": "$a.c" }')).toEqual(inString);
    expect(copied('#set($a = {})$!a.put("b", $input.body){ "c": "$a.c" }')).toEqual([]);
    expect(copied('#set($a = {})#set($x = $a.put("b", $input.body)){ "c": "$a.b" }')).toEqual(inString);
    expect(copied('#set($a = {})#set($x = $a.put($k, $input.body)){ "c": "$a.b" }')).toEqual(inString);
    expect(copied('#set($p = "us")#set($a = { "user": $input.body, "c": "x" }){ "a": "$a.get("${p}er")" }')).toEqual(
      inString,
    );
  });

  test('keeps its other members', () => {
    expect(copied('#set($a = { "b": $input.body })#set($a.c = "x"){ "a": "$a.b" }')).toEqual(inString);
    expect(copied('#set($a = { "b": $input.body })#set($x = $a.put("c", "x")){ "a": "$a.b" }')).toEqual(inString);
    expect(copied('#set($a = [$input.body])#set($x = $a.add("x")){ "a": "$a[$n]" }')).toEqual(inString);
    expect(copied('#set($a = [$input.body])#set($x = $a.add("x")){ "a": "$a" }')).toEqual(inString);
  });

  test('gives back a text as it was put in', () => {
    const quoting = (setting: string, q: string): string => `${setting}{ ${q}a${q}: ${q}$input.body${q} }`;
    expect(copied(quoting(`#set($a = {})#set($a.q = '"')`, '${a.q}'))).toEqual(inString);
    expect(copied(quoting(`#set($a = [])#set($x = $a.add('"'))`, '$a[0]'))).toEqual(inString);
  });

  test('is counted, and counts as nothing else', () => {
    expect(copied('#set($a = { "b": $input.body }){ "a": "$a.size()" }')).toEqual([]);
    expect(copied('#set($a = { "b": $input.body }){ "a": "$a.toString()" }')).toEqual([
      '$input.body.toString() into a JSON string',
    ]);
    expect(copied(`{ "a": "$input.path('$').values()" }`)).toEqual([`$input.path('$').values() into a JSON string`]);
  });
});

describe('an expression', () => {
  test('that joins texts is a text, one that calculates is a number', () => {
    expect(copied('#set($a = "x" + $input.body){ "a": "$a" }')).toEqual(inString);
    expect(copied('#set($a = "x" + $input.body - 1){ "a": "$a" }')).toEqual([]);
  });

  test('that compares is a value like others', () => {
    expect(copied('#set($a = [$b == "x", !$b, $b && $c]){ "a": "$a", "b": "$input.body" }')).toEqual(inString);
  });

  test('of $input that API Gateway does not know is nothing', () => {
    expect(copied('{ "a": "$input.nothing" }')).toEqual([]);
  });
});

describe('an encoder', () => {
  const ONCE = '$util.escapeJavaScript($input.body)';

  test('hands on what any branch has put in', () => {
    const template = '#if($x)#set($j = $input.body)#else#set($j = "y")#{end}';
    expect(copied(`${template}a=$util.escapeJavaScript($j)`)).toEqual(['$input.body into a form']);
    expect(copied(`${template}a=$util.urlEncode($j)`)).toEqual([]);
  });

  test('of a text that the template begins JSON with has the value behind it stand in JSON', () => {
    expect(copied(`{ "input": "$util.escapeJavaScript('{ "a": "')${ONCE}" }`)).toEqual(inString);
    expect(copied(`{ "input": "$util.escapeJavaScript('{\n"a": "')${ONCE}" }`)).toEqual(inString);
    expect(copied(`Message=$util.urlEncode('{\n"a": "')$util.urlEncode($input.body)%22%7D`)).toEqual(inString);
    expect(copied(`Message=$util.urlEncode('x&y={"a":"')$util.urlEncode($input.body)`)).toEqual([]);
    expect(copied(`Message=$util.base64Encode('{ "a": "')$util.urlEncode($input.body)`)).toEqual([]);
  });
});
