import type { Reader } from './attack';

/** Every part of the product that reads, and what hostile input does to it. */
export const READERS: readonly Reader[] = [
  {
    reads: 'files and directories that are named or found',
    files: [
      'src/assembly/read-file.ts',
      'src/cli/input/walk.ts',
      'src/cli/input/inputs.ts',
      'src/assembly/assembly-files.ts',
      'src/cli/node-environment.ts',
    ],
    attacks: [
      {
        attack: 'a named pipe or a device that never ends',
        outcome: 'refused by name, not waited for',
        test: ['test/cli/hostile-files.test.ts', 'a pipe is refused by name instead of waited for'],
      },
      {
        attack: 'a symbolic link out of the directory, to nowhere, or in a circle',
        outcome: 'said, and not followed; each directory is read once',
        test: ['test/cli/hostile-files.test.ts', 'that lead out of it, or nowhere, are said and not followed'],
      },
      {
        attack: 'a file name with control characters or commands of a build server',
        outcome: 'written out in messages and reports',
        test: ['test/cli/bad-input.test.ts', 'a file name that moves the cursor'],
      },
      {
        attack: 'standard input that is no template',
        outcome: 'refused in one line, as a file is',
        test: ['test/cli/bad-input.test.ts', 'standard input that is none'],
      },
    ],
  },
  {
    reads: 'templates and other documents in JSON and YAML',
    files: [
      'src/cloudformation/document/read-document.ts',
      'src/cloudformation/document/json-source.ts',
      'src/cloudformation/document/yaml-source.ts',
      'src/cloudformation/document/lenient-yaml.ts',
      'src/cloudformation/document/repeated-key.ts',
      'src/cloudformation/document/json-error.ts',
    ],
    attacks: [
      {
        attack: 'aliases that multiply, an alias of itself',
        outcome: 'refused with the place',
        test: ['test/cli/bad-input.test.ts', 'YAML aliases that multiply'],
      },
      {
        attack: 'nesting: ten thousand levels, a million levels, YAML by indentation',
        outcome: 'judged where JSON can be read, refused in one line elsewhere',
        test: ['test/cli/bad-input.test.ts', 'JSON nested a million deep'],
      },
      {
        attack: '50 MB of JSON or YAML',
        outcome: 'JSON is judged; YAML beyond 4 MB is refused',
        test: ['test/cli/bad-input.test.ts', '50 MB of JSON in small pieces'],
      },
      {
        attack: 'keys such as `__proto__` and `constructor`',
        outcome: 'keys like any other',
        test: ['test/cloudformation/document/json-source.test.ts', '%s is a key like any other'],
      },
      {
        attack: 'whatever is cut off or changed at random',
        outcome: 'judged, or refused in one line with the place',
        test: [
          'test/cloudformation/document/read-template.test.ts',
          'whatever is cut off or changed, the error is one line',
        ],
      },
      {
        attack: 'right and absurd resources, references in circles, long maps',
        outcome: 'no crash; twice the template is about twice the work',
        test: ['test/fuzz/sturdy-laws.ts', 'sturdy'],
      },
    ],
  },
  {
    reads: 'cloud assemblies',
    files: [
      'src/assembly/read-assembly.ts',
      'src/assembly/assembly-directory.ts',
      'src/assembly/recorded-constructs.ts',
    ],
    attacks: [
      {
        attack: 'a manifest that names files outside of the assembly',
        outcome: 'refused',
        test: ['test/assembly/read-assembly.test.ts', '%s is outside of the assembly'],
      },
      {
        attack: 'an assembly inside itself, a template nested in itself',
        outcome: 'read once',
        test: [
          'test/assembly/read-assembly.test.ts',
          'an assembly inside itself, and a template nested in itself, are read once',
        ],
      },
      {
        attack: 'a link in the assembly that leads out of it',
        outcome: 'refused by name',
        test: ['test/cli/hostile-files.test.ts', 'that lead out of an assembly are refused: %s'],
      },
    ],
  },
  {
    reads: 'configurations, and the modules that they name',
    files: ['src/cli/input/configuration-file.ts', 'src/cli/input/import-module.ts', 'src/cli/input/named-file.ts'],
    attacks: [
      {
        attack: 'keys, rules, levels and options that do not exist, keys that are written twice',
        outcome: 'refused with file, line and column',
        test: ['test/cli/config.test.ts', 'a configuration that cannot be used is refused with its place'],
      },
      {
        attack: 'configurations that extend each other in circles, or many times over',
        outcome: 'refused with the circle; each is read once',
        test: ['test/cli/extends.test.ts', 'many configurations that extend each other twice are read once each'],
      },
      {
        attack: 'changes of any kind',
        outcome: 'read or refused',
        test: ['test/fuzz/sturdy-laws.ts', 'files'],
      },
      {
        attack:
          'a module that throws. Modules run on purpose: judge what you do not trust with a configuration of your own',
        outcome: 'said in one line, exit status 2',
        test: ['test/cli/config.test.ts', 'a module that throws'],
      },
    ],
  },
  {
    reads: 'waivers and baselines',
    files: [
      'src/engine/suppression/parse-waivers.ts',
      'src/engine/suppression/parse-baseline.ts',
      'src/engine/suppression/add-waiver.ts',
      'src/cli/input/suppression-files.ts',
    ],
    attacks: [
      {
        attack: 'a day that no calendar has, a pattern with many wildcards, a baseline of another version',
        outcome: 'refused with the place; nothing is waived by mistake',
        test: ['test/engine/suppression/parse-waivers.test.ts', 'the published schema takes what the tool takes'],
      },
      {
        attack: 'a waiver or metadata for a rule that is locked',
        outcome: 'does not silence it, and the attempt is said',
        test: ['test/engine/suppression/locked.test.ts', 'a waiver does not silence it, and the attempt is noted'],
      },
      {
        attack: 'texts that are special in YAML, given to `waive`',
        outcome: 'written as the texts they are; a file that is broken stays as it is',
        test: ['test/cli/waive.test.ts', 'any spelling of the rule is taken, and texts that are special in YAML'],
      },
    ],
  },
  {
    reads: 'reports of other runs (`merge`, `diff`)',
    files: ['src/cli/input/report-file.ts', 'src/report/read-report-data.ts'],
    attacks: [
      {
        attack: 'another document, another version, findings of another shape',
        outcome: 'refused with the place',
        test: ['test/cli/merge.test.ts', '%s is refused with its place'],
      },
      {
        attack: 'the same report twice',
        outcome: 'refused, since it would count twice',
        test: ['test/cli/merge.test.ts', 'a report that is named twice is refused, since it would count twice'],
      },
    ],
  },
  {
    reads: 'saved answers of the AWS CLI (`--deployed`)',
    files: [
      'src/cli/input/saved-answers.ts',
      'src/deployed/read-answers.ts',
      'src/deployed/policy-document.ts',
      'src/deployed/deployed-template.ts',
    ],
    attacks: [
      {
        attack: 'no answers, cut off, of another kind',
        outcome: 'refused with the place and the mend',
        test: ['test/deployed/read-answers.test.ts', 'what is no saved answer is refused, with the place and the mend'],
      },
      {
        attack: 'names that somebody chose: markup, control characters, `__proto__`',
        outcome: 'names like any other',
        test: ['test/deployed/read-answers.test.ts', 'names that somebody chose are no harm'],
      },
      {
        attack: 'many answers',
        outcome: 'time grows with their number',
        test: ['test/deployed/read-answers.test.ts', 'many answers take little'],
      },
    ],
  },
  {
    reads: 'events of the CloudFormation hook, and payloads',
    files: [
      'src/hook/event.ts',
      'src/hook/payload.ts',
      'src/hook/download.ts',
      'src/hook/change-set.ts',
      'src/hook/handler.ts',
      'src/hook/deployed-handler.ts',
    ],
    attacks: [
      {
        attack: 'an event that is none, or names what every object has',
        outcome: 'an internal failure, never a pass',
        test: ['test/hook/faults.test.ts', 'an event that is none is an internal failure'],
      },
      {
        attack: 'an address that is not of Amazon S3',
        outcome: 'not fetched',
        test: ['test/hook/faults.test.ts', 'where payloads are fetched from'],
      },
      {
        attack: 'a payload that drips, never ends, is huge, cut off or redirected',
        outcome: 'given up in time, an internal failure',
        test: ['test/hook/faults.test.ts', 'a payload that cannot be had is an internal failure'],
      },
      {
        attack: 'a payload that is no template',
        outcome: 'an internal failure with the place',
        test: ['test/hook/faults.test.ts', 'a payload that is none is an internal failure'],
      },
      {
        attack: 'contexts of a change set that cannot be read, or contradict the template',
        outcome: 'tell nothing: unknown stays unknown',
        test: ['test/hook/change-set.test.ts', 'what cannot be read tells nothing'],
      },
      {
        attack: 'options of the function that cannot be used',
        outcome: 'an internal failure that names them',
        test: ['test/hook/faults.test.ts', 'options that cannot be used'],
      },
    ],
  },
  {
    reads: 'what agents ask of `mcp`',
    files: ['src/cli/mcp/serve.ts', 'src/cli/mcp/server.ts', 'src/cli/mcp/roots.ts', 'src/cli/mcp/check-subject.ts'],
    attacks: [
      {
        attack: 'a file outside of the roots: by path, by link, by a name that is none',
        outcome: 'not read',
        test: ['test/cli/mcp.test.ts', 'files outside of the roots'],
      },
      {
        attack: 'a line that is no message, arguments that every object has',
        outcome: 'said, and the next is answered',
        test: ['test/cli/mcp.test.ts', 'says of a line that is no message so, and goes on'],
      },
    ],
  },
  {
    reads: 'links to the playground, and what is typed there',
    files: ['playground/shared-link.ts', 'playground/main.ts', 'playground/verdicts.ts'],
    attacks: [
      {
        attack: 'a link of a few bytes that unpacks to gigabytes',
        outcome: 'unpacking stops at what the page judges',
        test: [
          'test/playground/shared-link.test.ts',
          'a few bytes that unpack to more than the page judges are not unpacked',
        ],
      },
      {
        attack: 'a broken link',
        outcome: 'said in the page',
        test: ['test/browser/playground.test.ts', 'a broken link is said: %s'],
      },
    ],
  },
  {
    reads: 'source code (ESLint)',
    files: ['src/eslint/analysis/source-file.ts'],
    attacks: [
      {
        attack: 'values and functions in circles, deep nesting, long chains, names that every object has',
        outcome: 'linted like any other code',
        test: ['test/eslint/hostile-code.test.ts', 'code that is built to hurt is linted like any other'],
      },
    ],
  },
  {
    reads: 'files that a linted file imports (ESLint)',
    files: ['src/eslint/modules/imported-file.ts'],
    attacks: [
      {
        attack:
          'an import from outside of the directory that ESLint runs in, by path or by link, or from an installed package',
        outcome: 'not read',
        test: ['test/eslint/modules.test.ts', 'outside of the directory that ESLint runs in'],
      },
      {
        attack: 'a pipe, a folder, a huge file, one that no parser reads',
        outcome: 'as if it was not there',
        test: ['test/eslint/modules.test.ts', 'that is a pipe which nobody writes to'],
      },
      {
        attack: 'imports and exports in circles, chains without end',
        outcome: 'each file is read once, and 24 of them at most',
        test: ['test/eslint/modules.test.ts', 'behind more modules than anybody follows'],
      },
    ],
  },
  {
    reads: 'texts inside of templates: mapping templates, policies, log formats, OpenAPI documents, patterns',
    files: ['src/velocity/parser.ts', 'src/apigateway/monitoring/access-log-format.ts', 'src/iam/text-documents.ts'],
    attacks: [
      {
        attack: 'mapping templates that are broken, or longer than AWS takes them',
        outcome: 'never thrown at; not read',
        test: ['test/velocity/parser.test.ts', 'longer than AWS takes them are not read'],
      },
      {
        attack: 'a policy document that is a text: broken, of another kind, nested without end',
        outcome: 'says nothing',
        test: ['test/iam/text-documents.test.ts', 'a text that is %s says nothing'],
      },
      {
        attack: 'values of every wrong kind in every property',
        outcome: 'no crash, no finding without a place',
        test: ['test/fuzz/sturdy-laws.ts', 'sturdy'],
      },
    ],
  },
  {
    reads: 'options of the command line',
    files: ['src/cli/commands/collect-script.ts'],
    attacks: [
      {
        attack: 'names and ids that mean something to a shell, given to `collect`',
        outcome: 'refused; the script has none of them',
        test: ['test/cli/collect-command.test.ts', 'nothing that means something to a shell gets into the script'],
      },
      {
        attack: 'options, formats and paths that do not exist',
        outcome: 'refused in one line, exit status 2',
        test: ['test/cli/bad-input.test.ts', 'wrong usage is refused'],
      },
    ],
  },
];
