import { readTemplate } from '../../../src/cloudformation/document/read-template';
import { appsOf, localTemplates, withLocalStacks } from '../../../src/cloudformation/stacks/local-stacks';
import type { TemplateInput } from '../../../src/cloudformation/template-input';

function template(file: string, resources: Readonly<Record<string, object>>): TemplateInput {
  return { source: readTemplate(JSON.stringify({ Resources: resources }), file) };
}

function parent(file: string, url: unknown): TemplateInput {
  return template(file, { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } } });
}

function named(file: string, url: unknown): string | undefined {
  return localTemplates(parent(file, url).source).get('Child');
}

describe('the file that a nested stack names', () => {
  test.each([
    ['app/parent.yml', './child.yml', 'app/child.yml'],
    ['app/parent.yml', 'child.yml', 'app/child.yml'],
    ['parent.yml', './a/./b//child.yml', 'a/b/child.yml'],
    ['./app/parent.yml', '../shared/child.yml', 'shared/child.yml'],
    ['parent.yml', '../../child.yml', '../../child.yml'],
    ['/srv/parent.yml', '../../../child.yml', '/child.yml'],
    ['app/parent.yml', '/srv/child.yml', '/srv/child.yml'],
    ['C:\\app\\parent.yml', '..\\shared\\child.yml', 'C:/shared/child.yml'],
    ['app\\parent.yml', '.\\child.yml', 'app/child.yml'],
    ['app/parent.yml', 'D:\\child.yml', 'D:/child.yml'],
  ])('from %s, %s is %s', (file, url, expected) => {
    expect(named(file, url)).toBe(expected);
  });

  test.each([
    ['https://bucket.s3.amazonaws.com/child.yml'],
    ['http://example.com/child.yml'],
    ['s3://bucket/child.yml'],
    [''],
    [{ 'Fn::Sub': './child-${Stage}.yml' }],
    [undefined],
  ])('%j is none', (url) => {
    expect(named('parent.yml', url)).toBeUndefined();
  });

  test('an application of SAM names it as its Location', () => {
    const { source } = template('app/template.yaml', {
      Local: { Type: 'AWS::Serverless::Application', Properties: { Location: './chat.yaml' } },
      Published: {
        Type: 'AWS::Serverless::Application',
        Properties: { Location: { ApplicationId: 'arn:aws:serverlessrepo:…', SemanticVersion: '1.0.0' } },
      },
      Other: { Type: 'AWS::S3::Bucket', Properties: { Location: './chat.yaml', TemplateURL: './chat.yaml' } },
    });
    expect([...localTemplates(source)]).toEqual([['Local', 'app/chat.yaml']]);
  });
});

describe('templates by their apps', () => {
  function apps(...inputs: readonly TemplateInput[]): string[] {
    return appsOf(withLocalStacks(inputs)).map((app) => app.map(({ source }) => source.file).join(' '));
  }

  test('a parent and what it nests, however they are called, are one', () => {
    const child = template('./app/child.yml', {});
    expect(apps(child, template('other.yml', {}), parent('app/parent.yml', 'child.yml'))).toEqual([
      './app/child.yml app/parent.yml',
      'other.yml',
    ]);
  });

  test('two parents of one template are one with it', () => {
    expect(apps(parent('dev.yml', 'c.yml'), parent('prod.yml', 'c.yml'), template('c.yml', {}))).toEqual([
      'dev.yml prod.yml c.yml',
    ]);
  });

  test('what nobody named is not there, and a template that names itself is one', () => {
    expect(apps(parent('a.yml', './absent.yml'), parent('b.yml', './b.yml'))).toEqual(['a.yml', 'b.yml']);
  });
});
