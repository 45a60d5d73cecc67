import { copied } from '../support/velocity';

const inString = ['$input.body into a JSON string'];
const given = '#set($a = $input.body)#set($b = $input.body)';

describe('a condition settles what a value is', () => {
  test.each([
    ['where every side of an || names it', '#if($a == "x" || $a == "y" || $a == "z"){ "a": "$a" }#end'],
    ['where a part is compared', `#set($a = $input.path('$'))#if($a.name == "x"){ "a": "$a.name" }#end`],
    ['where what an encoder made is compared', '#if($util.urlDecode($a) == "x"){ "a": "$util.urlDecode($a)" }#end'],
    ['where a quotation mark is looked for', `#if($a.contains('"'))#stop#end{ "a": "$a" }`],
  ])('%s: %s', (_, template) => {
    expect(copied(given + template)).toEqual([]);
  });

  test.each([
    ['where one side of an || names another value', '#if($a == "x" || $b == "y" || $a == "z"){ "a": "$a" }#end'],
    ['where a pattern does not match', '#if($a.matches("[a-z]+"))#else{ "a": "$a" }#end'],
    ['where the pattern is what the client sent', '#if($a.matches($b)){ "a": "$a" }#end'],
    ['where a list of its own holds something else', '#if($roles.contains("admin")){ "a": "$a" }#end'],
    ['where more than a quotation mark is looked for', '#if($a.contains("""$b"))#stop#end{ "a": "$a" }'],
    ['where a text that holds it is compared', '#if($a == "x$b"){ "a": "$a" }#end'],
    [
      'where a text that holds it in one branch is compared',
      '#if($c)#set($b = "x")#end#if($a == "y$b"){ "a": "$a" }#end',
    ],
  ])('not %s: %s', (_, template) => {
    expect(copied(given + template)).toEqual(inString);
  });

  test.each(["$input.path('$.a')", '$all.name', '$all[0]'])('in its own branch, and not behind it: %s', (value) => {
    const settled = `#set($all = $input.path('$'))#if(${value} == "x"){ "a": "${value}" }#end`;
    expect(copied(settled)).toEqual([]);
    expect(copied(settled.replace('#end', '#else[#end'))).toEqual([]);
    expect(copied(`#set($all = $input.path('$'))#if(${value} == "x")#end{ "a": "${value}" }`)).toHaveLength(1);
  });
});
