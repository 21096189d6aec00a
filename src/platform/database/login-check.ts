import type { Pool } from 'pg';

interface Login {
  name: string;
  is_super: boolean;
  bypasses: boolean;
  owns: boolean;
}

/**
 * Refuses a login for which row-level security would silently not hold. Called once at start.
 * @throws Error in one line that says what is wrong with the login
 */
export async function assertWalledLogin(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Login>(
    `select r.rolname as name, r.rolsuper as is_super, r.rolbypassrls as bypasses,
       exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as owns
     from pg_roles r where r.rolname = current_user`,
  );
  const login = rows[0];
  if (!login) throw new Error('DATABASE_URL: the login is unknown to the database');
  const fault = login.is_super
    ? 'is a superuser'
    : login.bypasses
      ? 'has BYPASSRLS'
      : login.owns
        ? 'owns tables'
        : undefined;
  if (fault)
    throw new Error(
      `DATABASE_URL: the login ${login.name} ${fault}, so row-level security would not hold; use embank_app`,
    );
}
