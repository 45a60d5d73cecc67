import { deflateRawSync } from 'node:zlib';
import { MAX_TEXT_LENGTH, fragmentOf, readFragment } from '../../playground/shared-link';

const packed = (bytes: Buffer): string => `#template=${deflateRawSync(bytes).toString('base64url')}`;

test('a link carries a template and the choices there and back', async () => {
  const shared = { text: 'Resources: {} # ☎', preset: 'all', protocols: ['websocket', 'http'] };
  expect(await readFragment(await fragmentOf(shared))).toEqual(shared);
});

test('a link without a template carries nothing', async () => {
  expect(await readFragment('')).toBeUndefined();
  expect(await readFragment('#finding-1')).toBeUndefined();
});

test('a few bytes that unpack to more than the page judges are not unpacked', async () => {
  const bomb = packed(Buffer.alloc(100 * MAX_TEXT_LENGTH));
  expect(bomb.length).toBeLessThan(MAX_TEXT_LENGTH);
  await expect(readFragment(bomb)).rejects.toThrow(`its template has more than ${MAX_TEXT_LENGTH} bytes`);
});

test.each([
  ['no base64', '#template=%%%'],
  ['nothing that was packed', '#template=AAAA'],
  ['cut off', packed(Buffer.from('Resources: {}')).slice(0, -6)],
  ['no UTF-8', packed(Buffer.from([0xff, 0xfe]))],
])('a broken link is refused: %s', async (_, fragment) => {
  await expect(readFragment(fragment)).rejects.toThrow();
});
