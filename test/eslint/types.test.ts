import { lint, lintTyped } from './linter';
import { shapes } from './shapes';

const RULE = 'manage-connections-stage-scope';
const IMPORTS = `import { Stack } from 'aws-cdk-lib'; import { IWebSocketApi, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const PROPS = 'interface Props { readonly api: WebSocketApi; readonly stage: WebSocketStage }';
const code = (text: string, before = PROPS): string => `${IMPORTS}\n${before}\n${text}`;

describe('what a file declares of the types of others', () => {
  shapes(RULE, {
    reported: {
      'a member of a parameter': code('function grant(props: Props) { props.api.grantManageConnections(fn); }'),
      'a member that may be missing': code(
        'function grant(props: Props) { props.api?.grantManageConnections(fn); }',
        'interface Props { api?: WebSocketApi }',
      ),
      'a member of what may be missing': code(
        'function grant(props: Props | undefined) { props?.api?.grantManageConnections(fn); }',
        'interface Props { readonly api: WebSocketApi | undefined }',
      ),
      'a constant of a member': code(
        'function grant(props: Props) { const api = props.api; api.grantManageConnections(fn); }',
      ),
      'a destructured member': code(
        'function grant(props: Props) { const { api: chat } = props; chat.grantManageConnections(fn); }',
      ),
      'a destructured parameter': code('function grant({ api }: Props) { api.grantManageConnections(fn); }'),
      'a destructured parameter with a default': code(
        'function grant({ api }: Props = everything) { api.grantManageConnections(fn); }',
      ),
      'a property of a constructor': code(
        'class Chat { constructor(private readonly props: Props) {} grant() { this.props.stage.grantManagementApiAccess(fn); } }',
      ),
      'a member of a member': code(
        'function grant(all: { readonly chat: Readonly<Props> }) { all.chat.api.grantManageConnections(fn); }',
      ),
      'one of several interfaces': code(
        'function grant(props: Props) { props.api.grantManageConnections(fn); }',
        'type Props = Base & { readonly api: WebSocketApi }; interface Base { readonly stage: WebSocketStage }',
      ),
    },
    silent: {
      'an interface of another file': code(
        'function grant(props: Props) { props.api.grantManageConnections(fn); }',
        `import type { Props } from './props';`,
      ),
      'a member that the interface inherits': code(
        'function grant(props: Props) { props.api.grantManageConnections(fn); }',
        `import type { Base } from './base'; interface Props extends Base {}`,
      ),
      'another member': code(
        'function grant(props: Props) { props.api.grantManageConnections(fn); }',
        'interface Props { readonly api: Api; readonly chat: WebSocketApi }',
      ),
      'an alias of itself': code(
        'function grant(props: Props) { props.api.grantManageConnections(fn); }',
        'type Props = Props;',
      ),
      'a class of the same name': `import { Stack, aws_iam } from 'aws-cdk-lib'; class WebSocketApi {} ${PROPS} function grant(props: Props) { props.api.grantManageConnections(fn); }`,
      'one of several types': code(
        'function grant(props: Props) { props.api.grantManageConnections(fn); }',
        'interface Props { api: WebSocketApi | Api }',
      ),
    },
  });

  it('judges routes of an API that another file makes', () => {
    const route = `props.api.addRoute('send', { integration, authorizer: new WebSocketIamAuthorizer() });`;
    const add = (props: string): string =>
      code(
        `function add(props: Props) { ${route} }`,
        `import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'; ${props}`,
      );
    expect(lint(add(PROPS), 'authorizer-only-on-connect')).toHaveLength(1);
    expect(lint(add(`import type { Props } from './props';`), 'authorizer-only-on-connect')).toHaveLength(0);
  });
});

describe('what the types of the parser add', () => {
  const chat = `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
    export type Renamed = WebSocketApi;
    export class GuardedApi extends WebSocketApi {}
    export class Api { grantManageConnections(grantee: unknown): void { console.log(grantee); } }
    export interface Chat {
      readonly api: WebSocketApi;
      readonly maybe?: WebSocketApi;
      readonly guarded: GuardedApi;
      readonly own: Api;
      readonly anything: any;
    }`;
  const grants = ['api', 'maybe?', 'maybe!', 'renamed', 'guarded', 'own', 'anything'];
  const app = `import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import type { Chat, Renamed } from './chat'; export function grant(chat: Chat & { readonly renamed: Renamed }, fn: any, stage: WebSocketStage): void {
${grants.map((member) => `chat.${member}.grantManageConnections(fn);`).join('\n')}
}`;

  it('reports objects of classes of aws-cdk-lib that other files declare, and of no subclass', () => {
    const lines = lintTyped(app, { 'chat.ts': chat }, RULE).map(({ line }) => grants[line - 2]);
    expect(lines).toEqual(['api', 'maybe?', 'maybe!', 'renamed']);
  });

  it('reports none of them without types', () => {
    expect(lint(app, RULE)).toEqual([]);
  });
});

describe('what a file does not declare', () => {
  shapes(RULE, {
    reported: {
      'a member of a class that a parameter has': code(
        'class Chat { api: WebSocketApi; } function grant(chat: Chat) { chat.api.grantManageConnections(fn); }',
      ),
      'a method of a class that a parameter has': code(
        'class Chat { own(): WebSocketApi { return find(); } } function grant(chat: Chat) { chat.own().grantManageConnections(fn); }',
      ),
      'a field that the constructor has as a property with a default': code(
        `class Chat { constructor(private readonly api: WebSocketApi = everything) {} grant() { this.api.grantManageConnections(fn); } }`,
      ),
      'a member of one of two types': code(
        'function grant(props: Props | null) { props.api.grantManageConnections(fn); }',
      ),
    },
    silent: {
      'a member that is picked when the program runs': code(
        'function grant(props: Props) { props[name].grantManageConnections(fn); }',
      ),
      'a member of a type in a namespace': code(
        'function grant(props: types.Props) { props.api.grantManageConnections(fn); }',
      ),
      'what a function returns in a case': code(
        `function find() { switch (kind) { case 'pool': return pool; } return new WebSocketApi(this, 'Chat'); } find().grantManageConnections(fn);`,
      ),
      'what a function returns where it fails': code(
        `function find() { try { return new WebSocketApi(this, 'Chat'); } catch { return pool; } } find().grantManageConnections(fn);`,
      ),
      'a member of a list': code('function grant(props: Props[]) { props.api.grantManageConnections(fn); }'),
      'a member of a class of this file': code('class Other {} Other.api.grantManageConnections(fn);'),
      'a field under another name of this': code(
        `class Chat { private readonly api = new WebSocketApi(this, 'Chat'); grant() { const self = this; self.api.grantManageConnections(fn); this.api.grantManageConnections(fn); } }`,
      ),
      'a field that is picked when the program runs': code(
        `class Chat { private readonly api = new WebSocketApi(this, 'Chat'); grant() { this[name] = other; this.api.grantManageConnections(fn); } }`,
      ),
      'a field of a method that is declared twice': code(
        `class Chat { own(): Api; own(): Pool { return find(); } grant() { this.own().grantManageConnections(fn); this[name]().grantManageConnections(fn); } }`,
      ),
    },
  });
});
