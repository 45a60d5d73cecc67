// jsii takes names of licences and no expressions; ours is one, as npm asks for where others' work is bundled.
const { license } = require('../../package.json');
const licenses = require(
  require.resolve('spdx-license-list/simple', { paths: [require.resolve('jsii/package.json')] }),
);
if (license.split(' AND ').every((name) => licenses.has(name))) licenses.add(license);
