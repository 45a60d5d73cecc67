import { shapes } from './shapes';

const IMPORTS = `import { App, Duration, Stack } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
const app = new App();
`;
const code = (text: string): string => `${IMPORTS}${text}`;

/** A stack with a public API that has no $default route. */
const CHAT = `class Chat extends Stack {
  readonly api: WebSocketApi;
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new WebSocketApi(this, 'Api');
    this.api.addRoute('send', { integration: talk });
  }
  add(key: string) { this.api.addRoute(key, { integration: talk }); }
}
`;
const chat = (use: string, declaration = CHAT): string => code(`${declaration}${use}`);

describe('what a file does with the only object of a class', () => {
  shapes('default-route-missing', {
    reported: {
      'nothing, once it is made': chat(`new Chat(app, 'Chat');`),
      'types that have its name': chat(`const chat: Chat = new Chat(app, 'Chat'); type Chats = Chat[];`),
      'its API is only read': chat(
        `const chat = new Chat(app, 'Chat'); new Stack(chat, 'Nested'); console.log(\`wss://\${chat.api.apiId}/live\`);`,
      ),
      'methods of its base class': chat(
        `const chat = new Chat(app, 'Chat'); const other = new Stack(app, 'Other'); chat.addDependency(other);`,
      ),
      'another route by its method': chat(`const chat = new Chat(app, 'Chat'); chat.add('receive');`),
      'another route on its API': chat(
        `const chat = new Chat(app, 'Chat'); chat.api.addRoute('receive', { integration: talk });`,
      ),
      'its API goes to a class that adds a route': chat(
        `class More { constructor(private readonly props: { api: WebSocketApi }) { props.api.addRoute('more', { integration: talk }); } }
         const chat = new Chat(app, 'Chat'); new More({ api: chat.api });`,
      ),
      'a pattern takes its API out': chat(
        `const { api } = new Chat(app, 'Chat'); api.addRoute('receive', { integration: talk });`,
      ),
    },
    silent: {
      'a $default route by its method': chat(`const chat = new Chat(app, 'Chat'); chat.add('$default');`),
      'a $default route on its API': chat(
        `const chat = new Chat(app, 'Chat'); chat.api.addRoute('$default', { integration: talk });`,
      ),
      'a $default route on the API that a pattern takes out': chat(
        `const { api } = new Chat(app, 'Chat'); api.addRoute('$default', { integration: talk });`,
      ),
      'a $default route by a class that gets its API': chat(
        `class More { constructor(private readonly props: { api: WebSocketApi }) { this.props.api.addRoute('$default', { integration: talk }); } }
         const chat = new Chat(app, 'Chat'); new More({ api: chat.api });`,
      ),
      'a $default route by a class that gets the object': chat(
        `class More { constructor({ chat }: { chat: Chat }) { chat.api.addRoute('$default', { integration: talk }); } }
         const chat = new Chat(app, 'Chat'); new More({ chat });`,
      ),
      'a $default route by a function that gets the object from the class itself': code(
        `function more(chat) { chat.api.addRoute('$default', { integration: talk }); }
         class Chat extends Stack { readonly api = new WebSocketApi(this, 'Api'); constructor(scope) { super(scope, 'Chat'); this.api.addRoute('send', {}); more(this); } }
         new Chat(app);`,
      ),
      'a class that it makes reaches back to it': chat(
        `new Chat(app, 'Chat');`,
        `class More extends Construct { constructor(scope: Construct) { super(scope, 'More'); (this.node.scope as Chat).api.addRoute('$default', {}); } }
         ${CHAT.replace(`super(scope, id);`, `super(scope, id); new More(this);`)}`,
      ),
      'one that is made in it reaches back to the stack that it is in': chat(
        `new More(new Chat(app, 'Chat'));`,
        `${CHAT} class More extends Construct { constructor(scope: Construct) { super(scope, 'More'); const chat = <Chat>Stack.of(this); chat.api.addRoute('$default', {}); } }`,
      ),
      'the object goes to another file': chat(`import { more } from './more'; more(new Chat(app, 'Chat'));`),
      'its API goes to another file': chat(`import { more } from './more'; more(new Chat(app, 'Chat').api);`),
      'a class of another file gets the object from the class itself': chat(
        `new Chat(app, 'Chat');`,
        `import { More } from './more'; ${CHAT.replace(`super(scope, id);`, `super(scope, id); new More(this);`)}`,
      ),
      'another file may make objects, too': chat(`const chat = new Chat(app, 'Chat');`, `export ${CHAT}`),
      'another class extends it': chat(`class Open extends Chat {} new Chat(app, 'Chat');`),
      'its base class is of another file': chat(
        `new Chat(app, 'Chat');`,
        `import { Base } from './base'; ${CHAT.replace('Stack', 'Base')}`,
      ),
      'it has an API of its own, which the class adds to': code(
        `class Chat { static api = new WebSocketApi(app, 'Api'); constructor(key) { Chat.api.addRoute(key, {}); } static add() { this.api.addRoute('$default', {}); } }
         new Chat('send'); Chat.add();`,
      ),
      'a method of its own makes the object': chat(
        `Chat.make();`,
        CHAT.replace('readonly api', `static make() { new Chat(app, 'Chat').add('$default'); }\n  readonly api`),
      ),
      'a library calls a method that adds a route': chat(
        `new Chat(app, 'Chat');`,
        CHAT.replace('add(key: string)', 'override toString(key: string)'),
      ),
      'an interface asks for a method that adds a route': chat(
        `new Chat(app, 'Chat');`,
        CHAT.replace('extends Stack', 'extends Stack implements Adds'),
      ),
      'there are two objects': chat(`new Chat(app, 'One'); new Chat(app, 'Two').add('$default');`),
      'the class goes somewhere': chat(`new Chat(app, 'Chat'); make(Chat);`),
      'the object is exported': chat(`export const chat = new Chat(app, 'Chat');`),
      'the object has another name inside of the class': chat(
        `new Chat(app, 'Chat');`,
        CHAT.replace('super(scope, id);', 'super(scope, id); const self = this; more(() => self.api);'),
      ),
      'an Aspect': chat(
        `const chat = new Chat(app, 'Chat'); Aspects.of(chat).add(new More());`,
        `import { Aspects } from 'aws-cdk-lib'; ${CHAT}`,
      ),
    },
  });
});

/** A class that is given the function behind its route. */
const GIVEN = `class Given extends Construct {
  private readonly props: Props;
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.props = props;
    const api = new WebSocketApi(this, 'Api');
    api.addRoute('send', { integration: new WebSocketLambdaIntegration('Send', FUNCTION) });
  }
}
`;
const given = (handler: string, use: string): string => code(GIVEN.replace('FUNCTION', handler) + use);
const SLOW = `const slow = new Function(app, 'Slow', { timeout: Duration.seconds(40) });`;

describe('what a class is given by the only `new` of it', () => {
  shapes('integration-timeout-lambda', {
    reported: {
      'a property of an object': given('props.handler', `${SLOW} new Given(app, 'Given', { handler: slow });`),
      'a property by the same name': given(
        'props.handler',
        `const handler = new Function(app, 'Slow', { timeout: Duration.seconds(40) }); new Given(app, 'Given', { handler });`,
      ),
      'through the field that has the object': given(
        'this.props.handler',
        `${SLOW} new Given(app, 'Given', { handler: slow });`,
      ),
      'through a pattern': given(
        'taken.handler',
        `${SLOW} new Given(app, 'Given', { taken: { handler: slow } });`,
      ).replace('this.props = props;', 'const { taken } = props;'),
      'a field of another object': given(
        'props.handler',
        `class Functions extends Stack { readonly slow = new Function(this, 'Slow', { timeout: Duration.seconds(40) }); }
         const functions = new Functions(app, 'Functions'); new Given(app, 'Given', { handler: functions.slow });`,
      ),
      'one of two objects': given(
        'props.handler',
        `${SLOW} new Given(app, 'One', { handler: slow }); new Given(app, 'Two', { handler: other });`,
      ),
      'a parameter that is a field': code(
        `class Given extends Construct { constructor(scope: Construct, private readonly handler: Function) {
           super(scope, 'Given'); new WebSocketApi(this, 'Api').addRoute('send', { integration: new WebSocketLambdaIntegration('Send', this.handler) }); } }
         ${SLOW} new Given(app, slow);`,
      ),
    },
    silent: {
      'a function that is fast enough': given(
        'props.handler',
        `const handler = new Function(app, 'Fast', { timeout: Duration.seconds(20) }); new Given(app, 'Given', { handler });`,
      ),
      'another property': given('props.handler', `${SLOW} new Given(app, 'Given', { other: slow });`),
      'properties that the class changes': given(
        'props.handler',
        `${SLOW} new Given(app, 'Given', { handler: slow });`,
      ).replace('this.props = props;', 'props.handler = other;'),
      'properties that the class hands to another file': given(
        'props.handler',
        `${SLOW} new Given(app, 'Given', { handler: slow });`,
      ).replace('this.props = props;', 'change(props);'),
      'a function whose timeout another class changes': given(
        'props.handler',
        `${SLOW} class Change { constructor({ target }) { target.node.defaultChild.addPropertyOverride('Timeout', 5); } }
         new Change({ target: slow }); new Given(app, 'Given', { handler: slow });`,
      ),
    },
  });
});
