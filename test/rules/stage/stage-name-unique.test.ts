import { IS_PROD, chat, of, part, under } from '../../support/api';
import { judge, reports } from '../../support/findings';

const id = 'stage-name-unique';

const stage = (name: string): string => part('Stage', `StageName: ${name}`);
const two = (one: string, other: string, sections = ''): string => chat({ One: one, Two: other }, sections);

test('the second stage of a name is reported', () => {
  expect(reports(id, two(stage('live'), stage('live')))).toEqual(['Two StageName']);
  expect(judge(id, two(stage('live'), stage('live'))).findings[0]?.message).toBe(
    'One is stage live of the API as well: "Stage already exists".',
  );
});

test('every further one is reported once', () => {
  expect(reports(id, chat({ One: stage('live'), Two: stage('live'), Other: stage('live') }))).toHaveLength(2);
});

test('names made of the same symbols are the same', () => {
  const name = '!Sub "live-${AWS::Region}"';
  expect(reports(id, two(stage(name), stage(name)))).toEqual(['Two StageName']);
});

test('stages with other names, or of other APIs, pass', () => {
  expect(reports(id, two(stage('live'), stage('beta')))).toEqual([]);
  expect(reports(id, two(stage('live'), stage('Live')))).toEqual([]);
  expect(reports(id, two(stage('live'), of('a1b2c3', stage('live'))))).toEqual([]);
  expect(reports(id, chat({ One: stage('live') }))).toEqual([]);
});

test('names that only deployment knows pass', () => {
  expect(reports(id, two(stage('!ImportValue Name'), stage('!ImportValue Name')))).toEqual([]);
});

test('conditions that exclude each other pass, others are named', () => {
  const neither = stage('live').replace('{', '{ Condition: IsTest,');
  expect(reports(id, two(under('IsProd', stage('live')), neither, IS_PROD))).toEqual([]);
  expect(reports(id, two(under('IsProd', stage('live')), stage('live'), IS_PROD))).toEqual([
    'Two StageName when IsProd is true',
  ]);
  expect(reports(id, two(stage('live'), stage('!If [IsProd, live, beta]'), IS_PROD))).toEqual([
    'Two StageName when IsProd is true',
  ]);
  expect(reports(id, chat({ One: stage('!If [IsProd, live, beta]') }, IS_PROD))).toEqual([]);
});

test('each branch in which there is another of the name is reported', () => {
  const stages = { One: under('IsProd', stage('live')), Two: under('IsTest', stage('live')), Three: stage('live') };
  expect(
    judge(id, chat(stages, IS_PROD)).findings.map(({ branch, message }) => [branch, message.split(' ')[0]]),
  ).toEqual([
    ['IsProd is true', 'One'],
    ['IsTest is true', 'Two'],
  ]);
});
