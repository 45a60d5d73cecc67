/** The formats that most runs do without: in the package a file of their own, which is loaded when one is asked for. */
export { asffReport } from './asff-report';
export { githubReport } from './github-report';
export { gitlabReport } from './gitlab-report';
export { junitReport } from './junit-report';
export { markdownReport } from './markdown-report';
export { sarifReport } from './sarif-report';
