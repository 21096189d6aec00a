/** The rooms of ARCHITECTURE.md §2 and which may know which; `npm run check:rooms` fails on a wrong arrow. */
const order = [
  'staff',
  'scenarios',
  'partners',
  'customers',
  'events',
  'profiles',
  'products',
  'limits',
  'offers',
  'ledger',
  'applications',
  'agreements',
  'servicing',
  'settlements',
  'guarantees',
  'campaigns',
  'webhooks',
  'insights',
  'sandbox',
  'documents',
];

const leftMayNotKnowRight = order.slice(0, -1).map((room, index) => ({
  name: `${room}-knows-only-rooms-to-its-left`,
  severity: 'error',
  from: { path: `^src/modules/${room}/` },
  to: { path: `^src/modules/(${order.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'engines-import-kernel-only',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/' },
      to: { path: '^src/(?!kernel/|engines/$1/)' },
    },
    {
      name: 'engines-do-no-io',
      severity: 'error',
      from: { path: '^src/engines/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|worker_threads)$|node_modules/(@nestjs|typeorm|pg|fastify)/',
      },
    },
    {
      name: 'platform-knows-no-banking',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(?!kernel/|platform/)' },
    },
    {
      name: 'modules-meet-at-index',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/(?!$1/)[^/]+/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'src-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/|\\.spec\\.ts$' },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown', 'undetermined'] },
    },
    ...leftMayNotKnowRight,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
