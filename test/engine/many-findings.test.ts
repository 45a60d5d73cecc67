import { buildModel } from '../../src/apigateway/building/build-model';
import { checkModel } from '../../src/engine/check';
import type { Policy } from '../../src/rules/policy';
import { chat } from '../support/api';
import { template } from '../support/findings';

test('there may be more findings than a call takes arguments', () => {
  const many: Policy = {
    id: 'many',
    category: 'runtime',
    severity: 'error',
    title: 'Nothing is written often',
    why: 'It is read once.',
    fix: 'Write it once.',
    references: ['https://example.com'],
    check(model, judge) {
      const resource = model.apis[0]?.resource;
      if (resource) for (let count = 0; count < 200_000; count++) judge.report(resource, '', `finding ${count}`);
    },
  };
  const { findings } = checkModel(buildModel([template(chat())]), {}, [many]);
  expect(findings).toHaveLength(200_000);
});
