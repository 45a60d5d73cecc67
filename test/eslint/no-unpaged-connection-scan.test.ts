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
    'a callback of SDK v2': `${V2} exports.handler = (event, context, done) => { ddb.scan({ TableName }, (error, data) => { data.Items.forEach((item) => api.postToConnection({ ConnectionId: item.id, Data }, done)); }); };`,
    'a class of the file that reads for another': `${SDK} class Store { constructor(private documents: DynamoDBDocumentClient) {} async all() { const { Items } = await this.documents.send(new ScanCommand({ TableName })); return Items; } } export class Hub { constructor(private store: Store) {} async tell(Data) { for (const { id } of await this.store.all()) await api.send(new PostToConnectionCommand({ ConnectionId: id, Data })); } }`,
    'pages that only a comment speaks of': handler(
      `/* later: LastEvaluatedKey and ExclusiveStartKey */ const { Items } = await documents.send(new ScanCommand({ TableName })); ${ALL}`,
    ),
    'lists that are put together': handler(
      `let Items = []; for (const room of event.rooms) { const found = await documents.send(new QueryCommand({ TableName, room })); Items = Items.concat(found.Items ?? []); } ${ALL}`,
    ),
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
    'each connection, and one before the others': handler(
      `const found = await documents.send(new ScanCommand({ TableName })); await push(found.Items[0].connectionId, Data); for (const { connectionId } of found.Items) await push(connectionId, Data);`,
      `const push = (id, Data) => api.send(new PostToConnectionCommand({ ConnectionId: id, Data }));`,
    ),
    'a list in the one item that a filter lets through, on whichever page': handler(
      `const game = await documents.send(new ScanCommand({ TableName, FilterExpression: 'id = :id', ExpressionAttributeValues })); for (const player of game.Items![0].players) await api.send(new PostToConnectionCommand({ ConnectionId: player.connectionId, Data }));`,
    ),
    'a list in the item of a Query that a variable picks': handler(
      `const game = await documents.send(new QueryCommand({ TableName })); for (const player of game.Items![turn].players) await api.send(new PostToConnectionCommand({ ConnectionId: player.connectionId, Data }));`,
    ),
    'the answer of the first of two reads': handler(
      `const answers = await Promise.all([documents.send(new ScanCommand({ TableName })), rooms()]); for (const { connectionId } of answers[0].Items) await api.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));`,
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
    'clients of another file': `import { api, database } from './clients'; export const tell = async (Data) => { const { Items } = await database.scan({ TableName }).promise(); await Promise.allSettled(Items.map(({ connectionId }) => api.postToConnection({ ConnectionId: connectionId, Data }).promise())); };`,
    'functions that the file calls by its exports': `${SDK} exports.handler = async ({ text }) => { const Items = await exports.connections(); await Promise.allSettled(Items.map((item) => api.send(exports.post(item.connectionId, text)))); }; exports.connections = async () => { const { Items } = await documents.send(module.exports.all()); return Items; }; exports.all = () => new ScanCommand({ TableName }); exports.post = (ConnectionId, Data) => new PostToConnectionCommand({ ConnectionId, Data });`,
    'a client from elsewhere': handler(`const { Items } = await database.scan({ TableName }); ${ALL}`),
    'SDK v2': `${V2} exports.handler = async (event) => { const { Items } = await ddb.scan({ TableName, ProjectionExpression: 'connectionId' }).promise(); await Promise.all(Items.map(async ({ connectionId }) => { await api.postToConnection({ ConnectionId: connectionId, Data: event.body }).promise(); })); };`,
  },
  silent: {
    'a callback of SDK v2 that goes on': `${V2} exports.handler = (event, context, done) => { const next = (ExclusiveStartKey) => ddb.scan({ TableName, ExclusiveStartKey }, (error, data) => { data.Items.forEach((item) => api.postToConnection({ ConnectionId: item.id, Data }, done)); if (data.LastEvaluatedKey) next(data.LastEvaluatedKey); }); next(); };`,
    'a callback of something else': `${V2} exports.handler = (event, context, done) => { ddb.scan({ TableName }, log); pool.find('connections', (error, rows) => { rows.forEach((row) => api.postToConnection({ ConnectionId: row.id, Data }, done)); }); };`,
    'a class of another file that reads': `${SDK} import type { Store } from './store'; export class Hub { constructor(private store: Store) {} async tell(Data) { log(await documents.send(new ScanCommand({ TableName }))); for (const { id } of await this.store.all()) await api.send(new PostToConnectionCommand({ ConnectionId: id, Data })); } }`,
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
    'a list in the one item of a Query': handler(
      `const game = await documents.send(new QueryCommand({ TableName })); for (const player of game.Items![0].players) await api.send(new PostToConnectionCommand({ ConnectionId: player.connectionId, Data }));`,
    ),
    'one connection of a Query, by what posts to the connections of a list elsewhere': handler(
      `const { Items = [] } = await documents.send(new QueryCommand({ TableName })); await push(Items[0].connectionId, Data); for (const { id } of await members(event.room)) await push(id, Data);`,
      `const push = (id, Data) => api.send(new PostToConnectionCommand({ ConnectionId: id, Data }));`,
    ),
    'a Scan of something else': handler(
      `const { Items: rooms } = await documents.send(new ScanCommand({ TableName })); const Items = await members(event.room); ${ALL}`,
    ),
    'a file that posts nothing': `import { ScanCommand } from '@aws-sdk/lib-dynamodb'; export const handler = async (event) => { const { Items } = await documents.send(new ScanCommand({ TableName })); return Items.map((item) => event.requestContext.connectionId); };`,
    'a function of the exports that is set again': `${SDK} exports.handler = async ({ text }) => { const Items = await exports.connections(); await Promise.allSettled(Items.map((item) => api.send(new PostToConnectionCommand({ ConnectionId: item.connectionId, Data: text })))); }; exports.connections = async () => { const { Items } = await documents.send(new ScanCommand({ TableName })); return Items; }; exports.connections = everyPage;`,
    'a method scan of something else': handler(`const { Items } = await radar.scan({ range }); ${ALL}`),
  },
});

const SCAN = 'documents.send(new ScanCommand({ TableName }))';
const TO = (id: string): string => `api.send(new PostToConnectionCommand({ ConnectionId: ${id}, Data }))`;

describe('the connections go through', () => {
  shapes('no-unpaged-connection-scan', {
    reported: {
      'objects that are made of them': handler(
        `const { Items } = await ${SCAN}; const targets = Items.map(({ connectionId, room }) => ({ room, id: connectionId, ...defaults })); await Promise.allSettled(targets.map(({ id }) => ${TO('id')}));`,
      ),
      'one of two fields': handler(
        `const { Items } = await ${SCAN}; for (const item of Items) await ${TO('item.moved ? item.newId : item.connectionId')};`,
      ),
      'an assignment in a condition': handler(
        `let page; if ((page = await ${SCAN})) for (const item of page.Items) await ${TO('item.connectionId')};`,
      ),
      'a chain of assignments': handler(
        `let first, found; first = found = await ${SCAN}; for (const item of first.Items) await ${TO('item.connectionId')};`,
      ),
      'a list that they are added to': handler(
        `const ids = []; const { Items } = await ${SCAN}; Items.forEach((item) => ids.push(item.connectionId)); ids.sort(); await Promise.allSettled(ids.map((id) => ${TO('id')}));`,
      ),
      'a set that is made of them': handler(
        `const { Items } = await ${SCAN}; const ids = new Set(Items.map((item) => item.connectionId)); for (const id of ids) await ${TO('id')};`,
      ),
      'a list that they are spread into': handler(
        `const { Items } = await ${SCAN}; for (const item of [...Items, own]) await ${TO('item.connectionId')};`,
      ),
      'the values of an object': handler(
        `const { Items } = await ${SCAN}; for (const item of Object.values(Items)) await ${TO('item.connectionId')};`,
      ),
      'a function that unmarshalls each': handler(
        `const { Items } = await ${SCAN}; for (const item of Items.map((one) => unmarshall(one))) await ${TO('item.connectionId')};`,
      ),
      'a function of another file that is given each': handler(
        `const { Items } = await ${SCAN}; for (const item of Items.map(unmarshall)) await ${TO('item.connectionId')};`,
      ),
      'a field of a class': `${SDK} class Room { private items; async load() { const { Items } = await ${SCAN}; this.items = Items; } async tell(Data) { for (const item of this.items) await ${TO('item.connectionId')}; } } export const room = new Room();`,
      'a generator': handler(
        `for await (const item of everyone()) await ${TO('item.connectionId')};`,
        `async function* everyone() { const { Items } = await ${SCAN}; yield* Items; }`,
      ),
      then: handler(
        `return ${SCAN}.then(({ Items }) => Promise.allSettled(Items.map((item) => ${TO('item.connectionId')})));`,
      ),
      'then, whose result is awaited': handler(
        `const Items = await ${SCAN}.then((page) => page.Items); for (const item of Items) await ${TO('item.connectionId')};`,
      ),
      'what several reads answer at once': handler(
        `const [{ Items }] = await Promise.all([${SCAN}, load()]); for (const item of Items) await ${TO('item.connectionId')};`,
      ),
      'a function by its name': handler(
        `const { Items } = await ${SCAN}; await Promise.allSettled(Items.map(push));`,
        `const Data = 'hi'; const push = ({ connectionId }) => ${TO('connectionId')};`,
      ),
      reduce: handler(
        `const { Items } = await ${SCAN}; await Items.reduce(async (before, item) => { await before; await ${TO('item.connectionId')}; }, undefined);`,
      ),
      'each of two reads': {
        errors: 2,
        code: handler(
          `const command = event.room ? new QueryCommand({ TableName, IndexName }) : new ScanCommand({ TableName }); const { Items } = await documents.send(command); ${ALL}`,
        ),
      },
    },
    silent: {
      'a field that nothing sets': `${SDK} class Room { async tell(Data) { for (const item of this.items) await ${TO('item.connectionId')}; } } export const room = new Room(); export const load = () => ${SCAN};`,
      'a function that is called with nothing': handler(
        `await ${SCAN}; await push();`,
        `const push = (items) => items.forEach((item) => ${TO('item.connectionId')});`,
      ),
      'what is counted, not what is read': handler(
        `const { Items } = await ${SCAN}; Items.forEach((item, index) => ${TO('names[index]')});`,
      ),
      'another function, by the place of what it is given': handler(
        `const { Items } = await ${SCAN}; Items.then(done, (item) => ${TO('item.connectionId')});`,
      ),
      'a method that is picked when it runs': handler(
        `const { Items } = await ${SCAN}; const ids = []; ids[add](Items); for (const id of ids) await ${TO('id')};`,
      ),
    },
  });
});

describe('the read', () => {
  shapes('no-unpaged-connection-scan', {
    reported: {
      'is of the client of SDK v2 alone': `const DynamoDB = require('aws-sdk/clients/dynamodb'); ${V2.replace('new AWS.DynamoDB.DocumentClient()', 'new DynamoDB.DocumentClient()')} exports.handler = async (event) => { const { Items } = await ddb.query(input).promise(); for (const { connectionId } of Items) await api.postToConnection({ ConnectionId: connectionId, Data: event.body }).promise(); };`,
      'is of a client that is traced': handler(
        `const { Items } = await traced.scan(input); ${ALL}`,
        'const traced = AWSXRay.captureAWSv3Client(DynamoDBDocument.from(new DynamoDBClient({})));',
      ),
      'is in a helper that another handler pages': handler(
        `const { Items } = await read(); ${ALL}`,
        `const read = () => ${SCAN}; export const nightly = async () => { let key; do { key = (await sweep(key)).LastEvaluatedKey; } while (key); };`,
      ),
      'is made when the file is loaded': `${SDK} const { Items } = await ${SCAN}; for (const item of Items) await ${TO('item.connectionId')};`,
    },
    silent: {
      'is of another service of SDK v2': `${V2.replace('new AWS.DynamoDB.DocumentClient()', 'new AWS.TimestreamQuery()')} exports.handler = async (event) => { const { Items } = await ddb.query({ QueryString }).promise(); for (const { connectionId } of Items) await api.postToConnection({ ConnectionId: connectionId, Data: event.body }).promise(); };`,
      'is of a database of another kind': handler(`const Items = await pool.query(sql); ${ALL}`),
      'is of a database that a function gives': handler(
        `const Items = await (await connect()).query(sql); ${ALL}`,
        `import { connect } from 'database';`,
      ),
      'is of a database of another package': handler(
        `const Items = await pool.query(sql); ${ALL}`,
        `import { Pool } from 'pg'; const pool = new Pool(); const other = Pool.from(pool);`,
      ),
      'is of a database that is made of another': handler(
        `const Items = await pool.query(sql); ${ALL}`,
        `import { Pool } from 'pg'; const pool = Pool.from(settings);`,
      ),
      'is of a database that is traced': handler(
        `const Items = await pool.query(sql); ${ALL}`,
        'const pool = AWSXRay.capturePostgres(settings);',
      ),
      'is of a database that nothing is given': handler(
        `const Items = await pool.query(); ${ALL}`,
        'const pool = AWSXRay.capturePostgres();',
      ),
      'asks another command': handler(
        `const { Items } = await documents.send(new BatchGetCommand({ RequestItems })); ${ALL}`,
        `import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';`,
      ),
      'asks nothing': handler(`const { Items } = await documents.send(); ${ALL}`),
      'asks a command of another package': handler(
        `const { Items } = await search.send(new SearchCommand({ index })); ${ALL}`,
        `import { SearchCommand } from 'search';`,
      ),
      'asks a command that a function makes': handler(`const { Items } = await documents.send(scanOf(event)); ${ALL}`),
      'asks with what it is given, in a file that pages': handler(
        `const { Items } = await documents.send(new ScanCommand(input)); ${ALL}`,
        `import { input } from './input'; const next = (page) => page.LastEvaluatedKey;`,
      ),
      'asks with what may limit it': handler(
        `const { Items } = await documents.send(new ScanCommand({ ...input })); ${ALL}`,
      ),
    },
  });
});
