import { shapes } from './shapes';

const SDK = `import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient, ScanCommand as RawScan } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument, DynamoDBDocumentClient, QueryCommand, ScanCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
const api = new ApiGatewayManagementApiClient({ endpoint }); const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));`;
const ALL = `await Promise.allSettled(Items.map(({ connectionId }) => api.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }))));`;
const V2 = `const AWS = require('aws-sdk'); const ddb = new AWS.DynamoDB.DocumentClient(); const api = new AWS.ApiGatewayManagementApi({ endpoint });`;
const handler = (body: string, more = ''): string =>
  `${SDK} ${more} export const handler = async (event) => { const Data = event.body; ${body} };`;

shapes('no-unpaged-connection-scan', {
  reported: {
    'a Scan': handler(`const { Items } = await documents.send(new ScanCommand({ TableName })); ${ALL}`),
    'a Query': handler(
      `const { Items } = await documents.send(new QueryCommand({ TableName, KeyConditionExpression: 'room = :room', ExpressionAttributeValues })); ${ALL}`,
    ),
    'a command in a constant': handler(
      `const command = new ScanCommand({ TableName }); const { Items } = await documents.send(command); ${ALL}`,
    ),
    'parameters in a constant': handler(
      `const input = { TableName }; const { Items } = await documents.send(new ScanCommand(input)); ${ALL}`,
    ),
    'a result that is set in a try': handler(
      `let found; try { found = await documents.send(new ScanCommand({ TableName })); } catch (error) { return { statusCode: 500 }; } const { Items = [] } = found; ${ALL}`,
    ),
    'the raw client': handler(
      `const { Items } = await raw.send(new RawScan({ TableName })); for (const item of Items) await api.send(new PostToConnectionCommand({ ConnectionId: item.connectionId.S, Data }));`,
    ),
    'a function that reads': handler(
      `const Items = await connections(); ${ALL}`,
      `async function connections() { const result = await documents.send(new ScanCommand({ TableName })); return result.Items ?? []; }`,
    ),
    'a function that posts': handler(
      `const { Items } = await documents.send(new ScanCommand({ TableName })); for (const item of Items) await push(item.connectionId, Data);`,
      `const push = (id, Data) => api.send(new PostToConnectionCommand({ ConnectionId: id, Data }));`,
    ),
    'a list that is filtered': handler(
      `const found = await documents.send(new ScanCommand({ TableName })); const Items = found.Items.filter((one) => one.connectionId !== event.requestContext.connectionId); ${ALL}`,
    ),
    'ids that are picked first': handler(
      `const { Items } = await documents.send(new ScanCommand({ TableName })); const ids = Items.map((item) => item.connectionId); for (const id of ids) await api.send(new PostToConnectionCommand({ ConnectionId: id, Data }));`,
    ),
    'the client with methods': handler(
      `const { Items } = await DynamoDBDocument.from(new DynamoDBClient({})).scan({ TableName }); ${ALL}`,
    ),
    'a client from elsewhere': handler(`const { Items } = await database.scan({ TableName }); ${ALL}`),
    'SDK v2': `${V2} exports.handler = async (event) => { const { Items } = await ddb.scan({ TableName, ProjectionExpression: 'connectionId' }).promise(); await Promise.all(Items.map(async ({ connectionId }) => { await api.postToConnection({ ConnectionId: connectionId, Data: event.body }).promise(); })); };`,
  },
  silent: {
    'a paginator': handler(
      `for await (const { Items = [] } of paginateScan({ client: documents }, { TableName })) { ${ALL} }`,
    ),
    'a loop over pages': handler(
      `let key; do { const { Items, LastEvaluatedKey } = await documents.send(new ScanCommand({ TableName, ExclusiveStartKey: key })); ${ALL} key = LastEvaluatedKey; } while (key);`,
    ),
    'a function that is asked for each page': handler(
      `let key; do { const page = await read({ TableName, ExclusiveStartKey: key }); const { Items } = page; ${ALL} key = page.LastEvaluatedKey; } while (key);`,
      `const read = (input) => documents.send(new ScanCommand(input));`,
    ),
    'a limit': handler(`const { Items } = await documents.send(new QueryCommand({ TableName, Limit: 1 })); ${ALL}`),
    'one connection of a Query': handler(
      `const { Items } = await documents.send(new QueryCommand({ TableName })); await api.send(new PostToConnectionCommand({ ConnectionId: Items[0].connectionId, Data }));`,
    ),
    'a Scan of something else': handler(
      `const { Items: rooms } = await documents.send(new ScanCommand({ TableName })); const Items = await members(event.room); ${ALL}`,
    ),
    'a file that posts nothing': `import { ScanCommand } from '@aws-sdk/lib-dynamodb'; export const handler = async (event) => { const { Items } = await documents.send(new ScanCommand({ TableName })); return Items.map((item) => event.requestContext.connectionId); };`,
    'a method scan of something else': handler(`const { Items } = await radar.scan({ range }); ${ALL}`),
  },
});
