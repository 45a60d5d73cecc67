import type { Attack, Writer } from './attack';

/** The template of these tests has a hostile text in every name, value and file name. */
const hostile = (outcome: string, file: string, name: string): Attack => ({
  attack: 'hostile texts in every name, value and file name',
  outcome,
  test: [file, name],
});

/** Every part of the product that writes, and what hostile input makes of it. */
export const WRITERS: readonly Writer[] = [
  {
    writes: 'text for a terminal',
    by: ['check --format text', 'merge --format text', 'src/cli/log-line.ts', 'src/cli/run.ts'],
    attacks: [
      hostile(
        'inert',
        'test/report/formats/text-report.test.ts',
        'is inert in a terminal and in the log of a build: %j',
      ),
      {
        attack: 'a name with a command of a build server',
        outcome: 'broken up',
        test: [
          'test/cli/bad-input.test.ts',
          'a logical id that moves the cursor, gives orders to a build server, or reverses the text',
        ],
      },
    ],
  },
  {
    writes: 'JSON',
    by: ['check --format json', 'merge --format json'],
    attacks: [
      hostile('kept as it is, in JSON', 'test/report/formats/json-report.test.ts', 'keeps a hostile text as it is: %j'),
    ],
  },
  {
    writes: 'SARIF',
    by: ['check --format sarif'],
    attacks: [
      hostile(
        'what the schema says; no links',
        'test/report/formats/sarif-report.test.ts',
        'is what the schema of OASIS says, for every policy and for hostile templates',
      ),
      {
        attack: 'more findings, and longer texts, than code scanning takes',
        outcome: 'the worst, and it says how many are left out',
        test: [
          'test/report/formats/sarif-report.test.ts',
          'has no more results than code scanning takes: the worst, and it says how many are left out',
        ],
      },
    ],
  },
  {
    writes: 'JUnit',
    by: ['check --format junit'],
    attacks: [
      hostile('no markup, and XML', 'test/report/formats/junit-report.test.ts', 'has no markup from a template: %j'),
      {
        attack: '5,000 findings',
        outcome: 'a case each, and counts that add up',
        test: [
          'test/report/formats/junit-report.test.ts',
          'has a case for each of many findings, and counts that add up',
        ],
      },
      {
        attack: 'a policy that throws',
        outcome: 'an error, and no pass',
        test: ['test/report/formats/junit-report.test.ts', 'has an error for a policy that threw'],
      },
    ],
  },
  {
    writes: 'Markdown',
    by: ['check --format markdown', 'merge --format markdown'],
    attacks: [
      hostile(
        'no markup, links, mentions or cells',
        'test/report/formats/markdown-report.test.ts',
        'turns nothing of a template into markup, links, mentions or cells: %j',
      ),
      {
        attack: 'more than a comment of GitHub holds',
        outcome: 'cut, and it says how much is left out',
        test: [
          'test/report/formats/markdown-report.test.ts',
          'fits into a comment of GitHub, and says how much is left out',
        ],
      },
    ],
  },
  {
    writes: 'annotations of GitHub Actions',
    by: ['check --format github'],
    attacks: [
      hostile(
        'no command but ours',
        'test/report/formats/github-report.test.ts',
        'obey nothing that a template says: %j',
      ),
      {
        attack: '5,000 findings, of which GitHub shows ten of each kind',
        outcome: 'the worst come first',
        test: [
          'test/report/formats/github-report.test.ts',
          'all have their annotation, so that the ten of each kind that GitHub shows are there, the worst first',
        ],
      },
    ],
  },
  {
    writes: 'Code Quality of GitLab',
    by: ['check --format gitlab'],
    attacks: [
      hostile(
        'what its schema says',
        'test/report/formats/gitlab-report.test.ts',
        'stays whole whatever the template is called',
      ),
    ],
  },
  {
    writes: 'findings for Security Hub',
    by: ['check --format asff'],
    attacks: [
      hostile(
        'what its schema says',
        'test/report/formats/asff-report.test.ts',
        'stays whole whatever the template is called',
      ),
      {
        attack: 'more and longer than Security Hub takes',
        outcome: 'within its limits',
        test: ['test/report/formats/asff-report.test.ts', 'keeps to the limits, whatever is found'],
      },
    ],
  },
  {
    writes: 'HTML',
    by: ['check --format html', 'merge --format html'],
    attacks: [
      hostile('neither markup nor script', 'test/browser/html.test.ts', 'becomes neither markup nor script: %j'),
      {
        attack: 'a script that gets in all the same',
        outcome: 'does not run: the content security policy has the hash of ours only',
        test: ['test/browser/html.test.ts', 'could not run a script even if it brought one in'],
      },
      {
        attack: 'labels of other repositories',
        outcome: 'text, not markup',
        test: ['test/cli/merge.test.ts', 'what a report says is text, not markup'],
      },
    ],
  },
  {
    writes: 'pictures',
    by: ['graph --format mermaid', 'graph --format dot', 'graph --format svg'],
    attacks: [
      hostile('inert in each', 'test/report/graph/api-graph.test.ts', 'are inert: %j'),
      hostile('XML', 'test/browser/documents.test.ts', 'SVG is XML'),
    ],
  },
  {
    writes: 'differences',
    by: ['diff --format text', 'diff --format json', 'diff --format markdown', 'src/report/formats/drift-report.ts'],
    attacks: [
      hostile(
        'inert',
        'test/report/formats/diff-report.test.ts',
        'as text it is inert in a terminal and in the log of a build: %j',
      ),
      hostile(
        'no markup',
        'test/report/formats/diff-report.test.ts',
        'as Markdown it has no markup, links or mentions of a template: %j',
      ),
      {
        attack: 'a deployed name that moves a cursor',
        outcome: 'written out',
        test: ['test/cli/drift.test.ts', 'what is called like a command of a terminal is written out'],
      },
    ],
  },
  {
    writes: 'configuration in force',
    by: ['config --format text', 'config --format json'],
    attacks: [
      {
        attack: 'values and file names that move a cursor',
        outcome: 'written out; JSON is JSON',
        test: ['test/cli/extends.test.ts', 'prints nothing that moves a cursor'],
      },
    ],
  },
  {
    writes: 'catalogue, policies, completion, snippets, script of collect',
    by: [
      'rules --format text',
      'rules --format json',
      'rules --format markdown',
      'explain',
      'completion',
      'init',
      'collect',
    ],
    attacks: [
      {
        attack: 'they read nothing but the options of the command line; quotes in texts of ours',
        outcome: 'closed in every line of a shell',
        test: ['test/cli/completion.test.ts', 'quotes are closed in every line of zsh and fish'],
      },
    ],
  },
  {
    writes: 'files',
    by: ['waive', 'src/cli/output/write-files.ts', 'src/cli/output/report-writer.ts'],
    attacks: [
      {
        attack: 'an output that is an input, behind links too',
        outcome: 'refused, nothing written',
        test: ['test/cli/hostile-files.test.ts', 'never goes over what was read'],
      },
      {
        attack: 'a pipe that nobody reads, a link that leads to itself, a full disk',
        outcome: 'said in a line, no pass',
        test: ['test/cli/hostile-files.test.ts', 'is not kept waiting by a named pipe that nobody reads'],
      },
      {
        attack: 'a link under the temporary name',
        outcome: 'refused, and what it leads to stays as it is',
        test: ['test/cli/hostile-files.test.ts', 'does not go through a link that waits under the temporary name'],
      },
      {
        attack: 'a link that leads nowhere where `init` would write',
        outcome: 'refused',
        test: ['test/cli/init.test.ts', 'init does not write where a symbolic link leads that leads nowhere'],
      },
    ],
  },
  {
    writes: 'answers of `mcp`',
    by: ['mcp', 'src/cli/mcp/tool-result.ts'],
    attacks: [
      hostile(
        'JSON, no control character',
        'test/cli/mcp.test.ts',
        'says texts of a template as JSON, which has no character that moves a cursor: %j',
      ),
      {
        attack: 'what a configuration prints',
        outcome: 'is not taken for the protocol',
        test: [
          'test/cli/mcp.test.ts',
          'configuration and waivers of the working directory count, and what they print is not the protocol',
        ],
      },
    ],
  },
  {
    writes: 'answers and log of the hook',
    by: ['src/hook/hook-answer.ts', 'src/hook.ts'],
    attacks: [
      hostile(
        'no character moves a cursor',
        'test/hook/handler.test.ts',
        'hold nothing of a template that moves a cursor',
      ),
      {
        attack: 'longer than CloudFormation takes',
        outcome: 'cut, and it says how much is left out',
        test: ['test/hook/handler.test.ts', 'fit, and say how much is left out'],
      },
      {
        attack: 'secrets in addresses and templates',
        outcome: 'in no answer and no log',
        test: ['test/hook/faults.test.ts', 'no answer and no log holds the signature of an address, or the template'],
      },
    ],
  },
  {
    writes: 'annotations and the validation report of the CDK',
    by: ['src/aspects/websocket-guard.ts', 'src/nag/violations.ts'],
    attacks: [
      hostile(
        'no character moves a cursor',
        'test/aspects/websocket-guard.test.ts',
        'nothing that somebody writes into a name moves a cursor: %j',
      ),
      hostile(
        'no character moves a cursor',
        'test/nag/websocket-guard-checks.test.ts',
        'nothing of a template moves a cursor in the report of CDK: %j',
      ),
    ],
  },
  {
    writes: 'reports of ESLint',
    by: ['src/eslint/define-source-rule.ts'],
    attacks: [
      {
        attack: 'hostile texts in names and values of the code',
        outcome: 'no character moves a cursor',
        test: ['test/eslint/hostile-code.test.ts', 'a report says nothing that would move a cursor: %j'],
      },
      {
        attack: 'any layout of the code that an edit changes',
        outcome: 'the file still parses, and no comment is lost',
        test: ['test/eslint/edits.test.ts', 'a property that is taken away'],
      },
    ],
  },
  {
    writes: 'the playground',
    by: ['playground/main.ts'],
    attacks: [
      hostile(
        'runs nothing and loads nothing',
        'test/browser/playground.test.ts',
        'a template in which everything is %j runs nothing and loads nothing',
      ),
    ],
  },
];
