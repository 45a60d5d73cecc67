import { pathBeside, plainPath } from '../../../src/cloudformation/stacks/plain-path';

test.each([
  ['./app/./child.yml', 'app/child.yml'],
  ['app//child.yml', 'app/child.yml'],
  ['app/../child.yml', 'child.yml'],
  ['../app/../../child.yml', '../../child.yml'],
  ['/../child.yml', '/child.yml'],
  ['C:\\app\\..\\child.yml', 'C:/child.yml'],
  ['.', ''],
])('%s is %s', (path, plain) => {
  expect(plainPath(path)).toBe(plain);
});

test.each([
  ['app/parent.yml', '../child.yml', 'child.yml'],
  ['parent.yml', 'child.yml', 'child.yml'],
  ['app/parent.yml', '/srv/child.yml', '/srv/child.yml'],
  ['app\\parent.yml', 'd:\\child.yml', 'd:/child.yml'],
])('beside %s, %s is %s', (file, named, path) => {
  expect(pathBeside(file, named)).toBe(path);
});
