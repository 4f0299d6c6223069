import { postgresPrograms, startPostgres } from '@hotline/server/testing/real-postgres';

/** New databases, one after the other, in a PostgreSQL that is there as long as `use` runs; says so where there is none. */
export async function withDatabases(
  use: (database: () => Promise<string>) => Promise<void>,
): Promise<void> {
  if (postgresPrograms === undefined) {
    process.stdout.write('PostgreSQL is not on this machine.\n');
    return;
  }
  const postgres = await startPostgres(postgresPrograms);
  try {
    await use(() => postgres.database());
  } finally {
    await postgres.stop();
  }
}
