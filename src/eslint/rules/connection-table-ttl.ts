import { connectionTableTtl as policy } from '../../rules/around/connection-table-ttl';
import { styleOf } from '../analysis/code-style';
import { withProperty } from '../analysis/edits';
import { isFunctionAsWritten } from '../analysis/instance';
import { mayBeSame, type MadeFunction } from '../analysis/lambda-functions';
import { perFile } from '../analysis/per-file';
import { handlerOfRoute } from '../analysis/route-integrations';
import type { SourceFile } from '../analysis/source-file';
import { stringOf, type Creation } from '../analysis/static-values';
import { storeWrites } from '../analysis/store-writes';
import { routes } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

export const connectionTableTtl = defineSourceRule(policy, {
  type: 'suggestion',
  hasSuggestions: true,
  messages: {
    noTtl:
      'A handler of the API may write connections to this table, which has no timeToLiveAttribute: $disconnect is best effort, so rows of ended connections stay.',
    addTtl:
      'Expire rows at the time in expiresAt, which the function that stores connections has to write: now plus 7200 seconds, in seconds since 1970.',
  },
  check(file, report) {
    const tables = file
      .made('dynamodb.Table', 'dynamodb.TableV2')
      .filter((table) => isForConnections(file, table) && !mayHaveTtl(file, table));
    for (const table of tables) {
      if (!isWrittenByHandler(file, table)) continue;
      const { quote } = styleOf(file.sourceCode);
      const fix = withProperty(file.sourceCode, file.props(table), `timeToLiveAttribute: ${quote}expiresAt${quote}`);
      report({
        node: table.node.callee,
        messageId: 'noTtl',
        suggest: fix ? [{ messageId: 'addTtl', fix }] : [],
      });
    }
  },
});

function isWrittenByHandler(file: SourceFile, table: Creation): boolean {
  return storeWrites(file).some(
    ({ store, handler }) => store.node === table.node && handlers(file).some((one) => mayBeSame(one, handler)),
  );
}

/** The functions behind the routes of a file. */
const handlers = perFile((file): readonly MadeFunction[] =>
  routes(file).flatMap((route) => handlerOfRoute(file, route) ?? []),
);

/** Whether a key of a table is the id of a connection. */
function isForConnections(file: SourceFile, table: Creation): boolean {
  return ['partitionKey', 'sortKey'].some((key) => {
    const name = stringOf(file.evaluator.property(file.evaluator.property(file.props(table), key), 'name'));
    return name?.replaceAll(/[-_]/g, '').toLowerCase() === 'connectionid';
  });
}

function mayHaveTtl(file: SourceFile, table: Creation): boolean {
  const isSet = file.evaluator.property(file.props(table), 'timeToLiveAttribute').kind !== 'absent';
  return isSet || !isFunctionAsWritten(file.instance(table), 'timeToLiveSpecification');
}
