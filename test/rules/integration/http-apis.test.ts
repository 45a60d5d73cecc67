import * as fs from 'node:fs';
import * as path from 'node:path';
import { judge } from '../../support/findings';

const policies = fs
  .readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(policies)('%s says nothing about an HTTP API, not even that it cannot tell', (id) => {
  const example = fs.readFileSync(path.join(__dirname, id, 'bad.yaml'), 'utf8');
  const { findings, unknown } = judge(id, example.replace('ProtocolType: WEBSOCKET', 'ProtocolType: HTTP'));
  expect([...findings, ...unknown]).toEqual([]);
});
