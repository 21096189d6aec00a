/**
 * Imported first by whatever is started: a native package crashes an older Node without a word. `npm start` and the other
 * commands of package.json bring the right one.
 */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `embank runs on Node ${NEEDED} or later, and this is ${process.version}. \`npm start\` brings its own; ` +
      'node_modules/node/bin/node is it.\n',
  );
  process.exit(1);
}
