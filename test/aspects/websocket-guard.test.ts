import { Aspects, Aws, CfnCondition, Fn, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketGuard } from '../../src/aspects/websocket-guard';
import {
  WebSocketGuardFailOn,
  type WebSocketGuardOptions,
  type WebSocketGuardOverride,
  WebSocketGuardPreset,
  WebSocketGuardWaiverField,
} from '../../src/aspects/websocket-guard-options';
import { definePolicy } from '../../src/engine/config/define-policy';
import { visible } from '../../src/report/escape';
import { addChat, cfn, newApp } from '../support/chat-app';
import { HOSTILE } from '../support/hostile';

const throttling = Match.stringLikeRegexp('no ThrottlingRateLimit');
const accessLogs = Match.stringLikeRegexp('no access log');

const EXPIRED = { rule: 'stage-throttling', scope: 'Chat/Live', reason: 'a load test', expires: '2020-01-01' };

/** The annotations of a chat in a stack named `Chat`, after some change. */
function annotations(options?: WebSocketGuardOptions, change?: (stack: Stack) => void): Annotations {
  const stack = new Stack(newApp(), 'Chat');
  addChat(stack);
  change?.(stack);
  Aspects.of(stack).add(new WebSocketGuard(options));
  return Annotations.fromStack(stack);
}

describe('a finding becomes an annotation at the construct', () => {
  test('error, warning or info by its severity', () => {
    const found = annotations();
    found.hasError('/Chat/Live/Resource', throttling);
    found.hasWarning('/Chat/Live/Resource', accessLogs);
    found.hasInfo('/Chat/Live/Resource', Match.stringLikeRegexp('[Dd]etailed metrics'));
  });

  test('with property, fix, page and id', () => {
    const [entry] = annotations().findError('/Chat/Live/Resource', throttling);
    expect(entry?.entry.data).toMatch(
      /^DefaultRouteSettings: .* Set both .*\(https:.*stage-throttling\.md\) \[WebSocketGuard-StageThrottling\]$/,
    );
  });

  test('with the line that made the construct, and not a line of ours', () => {
    const [entry] = annotations().findError('/Chat/Live/Resource', throttling);
    expect(JSON.stringify(entry?.entry.trace)).toContain('chat-app.ts');
    expect(JSON.stringify(entry?.entry.trace)).not.toContain('websocket-guard.ts');
  });

  test('once, however often the app is synthesised', () => {
    const stack = new Stack(newApp(), 'Chat');
    addChat(stack);
    Aspects.of(stack).add(new WebSocketGuard());
    Annotations.fromStack(stack);
    expect(Annotations.fromStack(stack).findError('*', throttling)).toHaveLength(1);
  });
});

describe('it judges the final state', () => {
  const limits = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 100 };

  test('a property override counts', () => {
    annotations({}, (stack) => {
      cfn(stack.node.findChild('Live')).addPropertyOverride('DefaultRouteSettings', limits);
    }).hasNoError('*', throttling);
  });

  test.each([1, 500, 999])('an Aspect of priority %d that mends the app is seen', (priority) => {
    annotations({}, (stack) => {
      Aspects.of(stack).add(
        {
          visit: (node) => {
            if (node instanceof CfnStage) node.addPropertyOverride('DefaultRouteSettings', limits);
          },
        },
        { priority },
      );
    }).hasNoError('*', throttling);
  });
});

describe('scope', () => {
  test('on the app it reaches the stacks of stages', () => {
    const app = newApp();
    const stack = new Stack(new Stage(app, 'Prod'), 'Chat');
    addChat(stack);
    Aspects.of(app).add(new WebSocketGuard());
    expect(Annotations.fromStack(stack).findError('*', throttling)).toHaveLength(1);
  });

  test('on a stack it says nothing of another stack, and sees it', () => {
    const app = newApp();
    const [api, other] = [new Stack(app, 'Api'), new Stack(app, 'Other')];
    const { api: webSocketApi } = addChat(api);
    new CfnStage(other, 'Stage', { apiId: webSocketApi.apiId, stageName: 'beta', autoDeploy: true });
    Aspects.of(other).add(new WebSocketGuard());
    Annotations.fromStack(other).hasError('/Other/Stage', throttling);
    Annotations.fromStack(api).hasNoError('*', Match.anyValue());
  });

  test('on a construct it reports that construct only', () => {
    const stack = new Stack(newApp(), 'Chat');
    const { stage } = addChat(stack);
    Aspects.of(stage).add(new WebSocketGuard());
    const found = Annotations.fromStack(stack);
    found.hasError('/Chat/Live/Resource', throttling);
    found.hasNoError('/Chat/Api/$connect-Route/Resource', Match.anyValue());
  });
});

describe('options', () => {
  test('a preset', () => {
    annotations({ preset: WebSocketGuardPreset.STRICT }).hasError('*', accessLogs);
  });

  test('severities of single rules', () => {
    const found = annotations({ rules: { 'stage-throttling': 'off', 'stage-access-logs': 'info' } });
    found.hasNoError('*', throttling);
    found.hasInfo('*', accessLogs);
  });

  test.each([
    [{ rules: { 'stage-throtling': 'off' } }, 'no rule "stage-throtling"; did you mean "stage-throttling"?'],
    [{ waivers: [{ rule: 'stage-throttling', scope: 'Chat', reason: ' ' }] }, 'waivers[0].reason is " "'],
    [
      { waivers: [{ rule: 'stage-throttling', scope: 'Chat', reason: 'quota' }], waiverFields: ['owner'] },
      'waivers[0], of stage-throttling for Chat, has no "owner"',
    ],
  ])('%j cannot be used, which is said where the Aspect is made', (options, message) => {
    expect(() => new WebSocketGuard(options as object)).toThrow(message);
  });

  test('failOn never shows errors as warnings', () => {
    const found = annotations({ failOn: WebSocketGuardFailOn.NEVER });
    found.hasNoError('*', Match.anyValue());
    found.hasWarning('*', throttling);
  });

  test('failOn warning makes errors of warnings', () => {
    annotations({ failOn: WebSocketGuardFailOn.WARNING }).hasError('*', accessLogs);
  });

  test('failOn info makes errors of everything', () => {
    annotations({ failOn: WebSocketGuardFailOn.INFO }).hasError('*', Match.stringLikeRegexp('[Dd]etailed metrics'));
  });

  const waiver = {
    rule: 'stage-throttling',
    scope: 'Chat/Live',
    reason: 'a quota upstream',
    owner: 'team-chat',
    ticket: 'CHAT-1',
  };

  test('what is locked is shown, whoever waives or acknowledges it, and so is the attempt', () => {
    const waivers = [{ rule: 'stage-throttling', scope: 'Chat/Live', reason: 'a quota upstream' }];
    const locked = ['stage-throttling'];
    const found = annotations({ waivers, locked });
    found.hasError('*', throttling);
    found.hasWarning(
      '*',
      Match.stringLikeRegexp('throttling is locked: waiver .a quota upstream. does not silence it'),
    );
    expect(() => annotations({ locked, rules: { 'stage-throttling': 'off' } })).toThrow('which is off here');
  });

  test('what is locked keeps its severity', () => {
    const found = annotations({ locked: ['stage-access-logs', 'stage-detailed-metrics'] });
    found.hasWarning('*', Match.stringLikeRegexp('no access log.*StageAccessLogs, which is locked'));
    found.hasInfo('*', Match.stringLikeRegexp('[Dd]etailed metrics.*, which is locked'));
  });

  test('a waiver keeps a finding quiet until its day', () => {
    annotations({ waivers: [{ ...waiver, expires: '2999-12-31' }] }).hasNoError('*', throttling);
  });

  test('an expired waiver no longer works, and says so', () => {
    const found = annotations({ waivers: [{ ...waiver, expires: '2020-01-01' }] });
    found.hasError('*', throttling);
    found.hasWarning('*', Match.stringLikeRegexp('expired on 2020-01-01'));
  });

  const own = definePolicy({
    id: 'acme/live',
    category: 'security',
    severity: 'error',
    title: 'No stage is called live',
    why: 'We call it production.',
    fix: 'Call it production.',
    references: ['https://wiki.acme.example/names'],
    check(model, judge) {
      for (const stage of model.stages)
        judge.value(stage, 'StageName', (name) => name.string === 'live' && 'The stage is called live.');
    },
  });

  test('policies of the user are judged as well', () => {
    annotations({ policies: [own] }).hasError(
      '/Chat/Live/Resource',
      Match.stringLikeRegexp('The stage is called live.*WebSocketGuard-AcmeLive'),
    );
  });

  test('one that throws is an error of its own, and the others are judged', () => {
    const broken = {
      ...own,
      check: () => {
        throw new Error('out of luck');
      },
    };
    const found = annotations({ policies: [broken] });
    found.hasError('*', Match.stringLikeRegexp('Policy acme/live threw: Error: out of luck'));
    found.hasError('*', throttling);
  });
});

describe('acknowledgements', () => {
  test.each(['WebSocketGuard-StageThrottling', 'WebSocketGuard::WebSocketGuard-StageThrottling', 'stage-throttling'])(
    '%s is honoured',
    (id) => {
      annotations({}, (stack) => {
        Validations.of(stack.node.findChild('Live')).acknowledge({ id, reason: 'a quota upstream' });
      }).hasNoError('*', throttling);
    },
  );

  test('one on the app that does nothing is a warning at its first stack, and nowhere without one', () => {
    const misspelt = { id: 'WebSocketGuard-StageThrotling', reason: 'typo' };
    const stack = new Stack(newApp(), 'Chat');
    addChat(stack);
    Validations.of(stack.node.root).acknowledge(misspelt);
    Aspects.of(stack.node.root).add(new WebSocketGuard());
    Annotations.fromStack(stack).hasWarning('/Chat', Match.stringLikeRegexp('The app acknowledges .*did you mean'));
    const empty = newApp();
    Validations.of(empty).acknowledge(misspelt);
    Aspects.of(empty).add(new WebSocketGuard({ waivers: [EXPIRED] }));
    expect(() => empty.synth()).not.toThrow();
  });

  test('a misspelt one is a warning with the nearest id', () => {
    annotations({}, (stack) => {
      Validations.of(stack).acknowledge({ id: 'WebSocketGuard-StageThrotling', reason: 'typo' });
    }).hasWarning('/Chat', Match.stringLikeRegexp('did you mean "WebSocketGuard-StageThrottling"'));
  });
});

describe('a finding says', () => {
  test('which line made the construct, and how to accept it', () => {
    const [entry] = annotations().findError('/Chat/Live/Resource', throttling);
    expect(entry?.entry.data).toMatch(/ Made at test\/support\/chat-app\.ts:\d+:\d+\. /);
    expect(entry?.entry.data).toContain(
      " To accept it: Validations.of(scope).acknowledge({ id: 'WebSocketGuard-StageThrottling', reason: '…' }). (https:",
    );
  });

  test('what it says accepts it', () => {
    annotations({}, (stack) => {
      Validations.of(stack.node.findChild('Live')).acknowledge({
        id: 'WebSocketGuard-StageThrottling',
        reason: 'a test',
      });
    }).hasNoError('*', throttling);
  });

  test('nothing about accepting what is locked', () => {
    const [entry] = annotations({ locked: ['stage-throttling'] }).findError('*', throttling);
    expect(entry?.entry.data).not.toContain('acknowledge');
  });
});

describe('overrides', () => {
  const off = { rules: { 'stage-throttling': 'off' } };

  test.each<[string, WebSocketGuardOverride]>([
    ['a stack', { stacks: ['Ch*'], ...off }],
    ['a construct', { constructs: ['Chat/Live'], ...off }],
    ['another severity', { stacks: ['Chat'], rules: { 'stage-throttling': 'info' } }],
  ])('judge %s in another way', (_, override) => {
    annotations({ overrides: [override] }).hasNoError('*', throttling);
  });

  test('leave the others alone, and what is locked', () => {
    annotations({ overrides: [{ stacks: ['Other'], ...off }] }).hasError('*', throttling);
    annotations({ overrides: [{ stacks: ['Chat'], ...off }], locked: ['stage-throttling'] }).hasError('*', throttling);
  });

  test('that name nothing are refused', () => {
    expect(() => annotations({ overrides: [off] })).toThrow(/overrides\[0\] has none of/);
  });
});

test.each(HOSTILE)('nothing that somebody writes into a name moves a cursor: %j', (text) => {
  const found = annotations({}, (stack) => {
    new CfnStage(stack, 'Hostile', { apiId: text, stageName: text, description: text });
  });
  const texts = found.findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as string);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts).toEqual(texts.map(visible));
});

test('waiverFields demand an owner of every waiver', () => {
  const waiverFields = [WebSocketGuardWaiverField.OWNER];
  const named = { rule: 'stage-throttling', scope: 'Chat/**', reason: 'a test' };
  expect(() => annotations({ waivers: [named], waiverFields })).toThrow(
    'waivers[0], of stage-throttling for Chat/**, has no "owner", which waiverFields demands',
  );
  annotations({ waivers: [{ ...named, owner: 'alice' }], waiverFields }).hasNoError('*', throttling);
});

describe('options that say nothing are refused, and not passed over', () => {
  const waiver = { rule: 'stage-throttling', scope: 'Chat/**', reason: 'a test' };

  test.each([
    ['an option that there is none of', { presett: 'all' }, 'WebSocketGuard has no option "presett"; did you mean'],
    ['a severity to fail on', { failOn: 'warn' }, 'failOn is "warn"; it takes error, warning, info, never'],
    ['waivers that are no list', { waivers: 'waivers.yaml' }, 'waivers is "waivers.yaml"; it takes a list'],
    ['policies that are no list', { policies: {} }, 'policies is not a list of policies'],
    ['a policy that is none', { policies: [null] }, 'a policy: its id is a prefix of your own and a name'],
    [
      'fields of waivers that are no list',
      { waiverFields: 'owner' },
      'waiverFields is "owner"; it takes a list of owner',
    ],
    ['a field that no waiver has', { waiverFields: ['team'] }, 'waiverFields is ["team"]; it takes a list of owner'],
    ['overrides that are no list', { overrides: 5 }, 'overrides is 5; it takes a list'],
    ['a waiver of nothing', { waivers: [{ rule: 'stage-throttling' }] }, 'waivers[0] has no "scope", "reason"'],
    ['a key of a waiver', { waivers: [{ ...waiver, until: '2099-01-01' }] }, 'no key "until"'],
    ['a day that would never come', { waivers: [{ ...waiver, expires: 'tomorrow' }] }, 'a date like 2027-01-31'],
    ['a day that no calendar has', { waivers: [{ ...waiver, expires: '2027-02-31' }] }, 'which is no day'],
  ])('%s', (_, options, message) => {
    expect(() => annotations(options as unknown as WebSocketGuardOptions)).toThrow(message);
  });

  test('no object at all', () => {
    expect(() => new WebSocketGuard(null as unknown as WebSocketGuardOptions)).toThrow(
      'WebSocketGuard takes an object with the options preset, ',
    );
  });

  test('a number is a text, as in a file of waivers', () => {
    const numbered = { ...waiver, ticket: 4711 } as unknown as typeof waiver;
    annotations({ waivers: [numbered], waiverFields: [WebSocketGuardWaiverField.TICKET] }).hasNoError('*', throttling);
  });

  test('what other languages hand over as undefined is not set', () => {
    const unset = { ...waiver, owner: undefined, ticket: undefined, expires: undefined } as unknown as typeof waiver;
    annotations({ waivers: [unset] }).hasNoError('*', throttling);
  });
});

describe('what is said beside findings', () => {
  const warnings = (options: WebSocketGuardOptions, id: string) =>
    annotations(options, (stack) => {
      Validations.of(stack).acknowledge({ id, reason: 'a test' });
    })
      .findWarning('*', Match.anyValue())
      .map(({ entry }) => entry.data);

  test('quotes an id as it was written, and suggests one that can be copied', () => {
    expect(warnings({}, 'WebSocketGuard-StageThrotling')).toContainEqual(
      expect.stringMatching(
        /^Chat acknowledges WebSocketGuard-StageThrotling, and there is no such rule; did you mean "WebSocketGuard-StageThrottling"\? \[/,
      ),
    );
  });

  test('leaves an id at its beginning as it is spelled', () => {
    expect(warnings({ locked: ['stage-throttling'] }, 'WebSocketGuard-StageThrottling')).toContainEqual(
      expect.stringMatching(/^stage-throttling is locked: /),
    );
  });
});

test('a finding of one branch names it', () => {
  const found = annotations({}, (stack) => {
    const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
    cfn(stack.node.findChild('Live')).addPropertyOverride('DefaultRouteSettings', {
      'Fn::If': [isProd.logicalId, { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }, { Ref: 'AWS::NoValue' }],
    });
  });
  found.hasError('*', Match.stringLikeRegexp('^DefaultRouteSettings, when IsProd is false: '));
});
