export { ruleSql, type RuleSql, type SqlOptions } from './rule-sql.js';
export { isTail, keptAttributes, type ColumnForm, type SqlSource, type SqlSources } from './sources.js';
