import * as fs from 'node:fs';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { PRESETS, PROTOCOLS } from '../../engine/config/choices';
import { docsUrl } from '../../engine/rule-names/docs-url';
import { ApiIndex, indexModel } from '../../report/api-index';
import { reportData } from '../../report/formats/json-report';
import { presetLevels } from '../../report/preset-levels';
import { apiGraphs } from '../../report/graph/api-graph';
import type { ApiGraph } from '../../report/graph/graph';
import { relativeFile } from '../../report/relative-paths';
import { CATALOGUE } from '../../rules/catalogue';
import type { Policy } from '../../rules/policy';
import { VERSION } from '../../version';
import type { Environment } from '../environment';
import type { Settings } from '../input/settings';
import { explanation } from '../output/explanation';
import { draw, GRAPH_FORMATS } from '../output/graph-formats';
import { answer, type Answer } from './tool-result';
import { checkSubject, type Subject } from './check-subject';
import type { Roots } from './roots';

/** The settings that an agent may choose; the configuration has the rest. */
interface Choices {
  readonly preset?: Settings['configuration']['preset'];
  readonly protocols?: Settings['configuration']['protocols'];
}

const TEXT = z.string().describe('a CloudFormation or AWS SAM template, JSON or YAML');
const FILE = z.string().describe('the file of a template, inside of a root');
const DIRECTORY = z.string().describe('cdk.out, or another directory with templates, inside of a root');
const CHOICES = {
  preset: z.enum(PRESETS).optional().describe('set of policies and severities; default: as configured'),
  protocols: z.array(z.enum(PROTOCOLS)).min(1).optional().describe('which kinds of APIs; default: as configured'),
};
const READS_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
const FINDINGS =
  'Answers with findings (place, severity, message, fix, page), with what cannot be known before deployment (unknown), and a summary.';

/** What the tools need to answer. */
interface Context {
  readonly server: McpServer;
  readonly settings: Settings;
  readonly roots: Roots;
  readonly environment: Environment;
  readonly policies: readonly Policy[];
}

/**
 * The MCP server, which answers as the command does.
 *
 * @param settings the settings of the directory in which the server was started
 * @param roots the directories from which files may be read
 * @see https://modelcontextprotocol.io/specification
 */
export function mcpServer(settings: Settings, roots: Roots, environment: Environment): McpServer {
  const server = new McpServer(
    { name: 'cdk-websocket-guard', version: VERSION },
    {
      instructions: `Judges Amazon API Gateway WebSocket APIs (and HTTP APIs, where asked for) in templates. Check the synthesised cdk.out or a template, mend each finding by its fix, check again; explain_policy tells why. Files are read inside of: ${roots.directories.join(', ')}`,
    },
  );
  const policies = [...CATALOGUE, ...(settings.configuration.policies ?? [])];
  const context = { server, settings, roots, environment, policies };
  registerChecks(context);
  registerExplain(context);
  registerDraw(context);
  registerList(context);
  return server;
}

function settingsWith(settings: Settings, { preset, protocols }: Choices): Settings {
  return {
    ...settings,
    configuration: {
      ...settings.configuration,
      ...(preset === undefined ? {} : { preset }),
      ...(protocols === undefined ? {} : { protocols }),
    },
  };
}

/** Judges a subject, and answers with the report for programs. */
async function check(
  { settings, roots }: Context,
  subject: Subject,
  choices: Choices,
  recording: Environment,
): Promise<Answer> {
  const apis = new ApiIndex();
  const cwd = fs.realpathSync.native(recording.cwd);
  const result = await checkSubject(subject, settingsWith(settings, choices), roots, recording, (model) => {
    indexModel(apis, model, { fileName: (file) => relativeFile(cwd, file) });
  });
  // The list of policies that are kept or not applicable is long, and of no use to an agent.
  const { policies: _, ...data } = reportData(result, VERSION, apis);
  return { text: JSON.stringify(data, null, 2), data: { ...data } };
}

function registerChecks(context: Context): void {
  const { server, environment } = context;
  server.registerTool(
    'check_template',
    {
      title: 'Check a template',
      description: `Judges one template, given as text or as a file. ${FINDINGS}`,
      inputSchema: { text: TEXT.optional(), file: FILE.optional(), ...CHOICES },
      annotations: READS_ONLY,
    },
    ({ text, file, ...choices }) =>
      answer(environment, (recording) => check(context, { text, path: file }, choices, recording)),
  );
  server.registerTool(
    'check_assembly',
    {
      title: 'Check a CDK app',
      description: `Judges the synthesised app in a directory: run cdk synth first. ${FINDINGS}`,
      inputSchema: { directory: DIRECTORY.default('cdk.out'), ...CHOICES },
      annotations: READS_ONLY,
    },
    ({ directory, ...choices }) =>
      answer(environment, (recording) => check(context, { path: directory }, choices, recording)),
  );
}

function registerExplain({ server, environment, policies }: Context): void {
  server.registerTool(
    'explain_policy',
    {
      title: 'Explain a policy',
      description: 'One policy in full: why, how to fix it, options, examples, references.',
      inputSchema: { id: z.string().describe('its id, such as connect-route-authorized') },
      annotations: READS_ONLY,
    },
    ({ id }) => answer(environment, () => ({ text: explanation(id, policies, 'list_policies') })),
  );
}

function registerDraw({ server, settings, roots, environment }: Context): void {
  server.registerTool(
    'draw_api',
    {
      title: 'Draw the APIs',
      description:
        'A picture of the APIs in a template, a file or a directory, with what is found at each part of them.',
      inputSchema: {
        text: TEXT.optional(),
        file: FILE.optional(),
        directory: DIRECTORY.optional(),
        format: z.enum(GRAPH_FORMATS).default('mermaid'),
        protocols: CHOICES.protocols,
      },
      annotations: READS_ONLY,
    },
    ({ text, file, directory, format, protocols }) =>
      answer(environment, async (recording) => {
        const graphs: ApiGraph[] = [];
        const subject = { text, path: file ?? directory };
        const { findings } = await checkSubject(
          subject,
          settingsWith(settings, { protocols }),
          roots,
          recording,
          (model) => graphs.push(...apiGraphs(model)),
        );
        return { text: await draw(format, graphs, findings) };
      }),
  );
}

function registerList({ server, environment, policies }: Context): void {
  server.registerTool(
    'list_policies',
    {
      title: 'List the policies',
      description: 'The catalogue: id, severity, category, what each policy asks for, and its page.',
      inputSchema: {},
      annotations: READS_ONLY,
    },
    () =>
      answer(environment, () => {
        const list = policies.map((policy) => ({
          id: policy.id,
          severity: presetLevels(policy),
          category: policy.category,
          title: policy.title,
          docsUrl: docsUrl(policy),
        }));
        return { text: JSON.stringify(list, null, 2), data: { policies: list } };
      }),
  );
}
