import type { TSESTree } from '@typescript-eslint/utils';
import { grouped } from '../../collections/grouped';
import { connectionReads, isFiltered, isOnePage } from '../analysis/handler-code/connection-reads';
import type { HandlerFile } from '../analysis/handler-code/handler-file';
import { originsInLists, originsOf } from '../analysis/handler-code/origins';
import { postsOf } from '../analysis/handler-code/posts';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'no-unpaged-connection-scan',
  category: 'runtime',
  severity: 'warning',
  title: 'A broadcast reads all pages of its connections',
  why: 'A Scan or a Query of DynamoDB returns at most 1 MB, and LastEvaluatedKey where there is more. Code that reads one page posts only to the connections on it: as the table grows, the others get nothing, and nothing fails.',
  fix: 'Go through all pages: paginateScan or paginateQuery of @aws-sdk/lib-dynamodb, or repeat the call with ExclusiveStartKey until there is no LastEvaluatedKey.',
  references: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html',
  ],
  whenNotToUse: 'Where what is read certainly stays under 1 MB: the few connections of one user or of a small room.',
};

export const noUnpagedConnectionScan = defineHandlerRule(description, {
  messages: {
    onePage:
      'A {{operation}} returns at most 1 MB: connections on later pages get nothing. Go through all pages with paginate{{operation}}, or until there is no LastEvaluatedKey.',
  },
  check(file, report) {
    for (const [hasFilter, reads] of grouped(connectionReads(file), (read) => isFiltered(file, read))) {
      // One item that a filter lets through may be on any page.
      const sources = broadcastSources(file, hasFilter ? originsOf : originsInLists);
      for (const read of reads) {
        if (!read.calls.some((call) => sources.has(call)) || !isOnePage(file, read)) continue;
        report({ node: read.node, messageId: 'onePage', data: { operation: read.operation } });
      }
    }
  },
});

/** The calls whose answers hold the connections of a broadcast. */
function broadcastSources(file: HandlerFile, follow: typeof originsOf): ReadonlySet<TSESTree.Node> {
  return new Set(
    postsOf(file).flatMap(({ connectionId }) => {
      const origins = connectionId && follow(file, connectionId);
      return origins?.isEach === true ? [...origins.calls] : [];
    }),
  );
}
