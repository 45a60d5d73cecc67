import { VERSION } from '../../version';

/** The repository of the GitHub action and the pre-commit hooks. */
const REPOSITORY = 'cdk-websocket-guard/cdk-websocket-guard';

/** A snippet for a project. */
export interface Snippet {
  readonly title: string;
  /** The file it belongs into. */
  readonly file: string;
  readonly text: string;
}

/** Snippets that run the check on build servers, before commits and in the CDK app. */
export const SNIPPETS: readonly Snippet[] = [
  {
    title: 'GitHub Actions',
    file: '.github/workflows/websocket-guard.yml',
    text: `name: websocket-guard
on: [push, pull_request]
permissions:
  contents: read
  security-events: write
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      - run: npm ci
      - run: npx cdk synth --quiet
      - uses: ${REPOSITORY}@v${VERSION}
`,
  },
  {
    title: 'GitLab',
    file: '.gitlab-ci.yml',
    text: `websocket-guard:
  image: node:22
  script:
    - npm ci
    - npx cdk synth --quiet
    - npx websocket-guard check --output gitlab=gl-code-quality-report.json --output junit=websocket-guard.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: websocket-guard.xml
`,
  },
  {
    title: 'AWS CodeBuild',
    file: 'buildspec.yml',
    text: `version: 0.2
phases:
  install:
    runtime-versions:
      nodejs: 22
    commands:
      - npm ci
  build:
    commands:
      - npx cdk synth --quiet
      - npx websocket-guard check --output junit=websocket-guard.xml
reports:
  websocket-guard:
    files: websocket-guard.xml
    file-format: JUNITXML
`,
  },
  {
    title: 'Jenkins',
    file: 'Jenkinsfile',
    text: `pipeline {
  agent { docker { image 'node:22' } }
  stages {
    stage('WebSocket guard') {
      steps {
        sh 'npm ci'
        sh 'npx cdk synth --quiet'
        sh 'npx websocket-guard check --output junit=websocket-guard.xml'
      }
      post {
        always { junit 'websocket-guard.xml' }
      }
    }
  }
}
`,
  },
  {
    title: 'pre-commit',
    file: '.pre-commit-config.yaml',
    text: `repos:
  - repo: https://github.com/${REPOSITORY}
    rev: v${VERSION}
    hooks:
      - id: websocket-guard
`,
  },
];
