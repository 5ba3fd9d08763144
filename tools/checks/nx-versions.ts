/** Nx plugins of another version than nx itself fail in ways that do not name the cause. */
export function checkNxVersions(lockedPackages: Readonly<Record<string, string>>): readonly string[] {
  const nx = Object.entries(lockedPackages).filter(([path]) =>
    /(^|\/)node_modules\/(nx|@nx\/[^/]+)$/.test(path),
  );
  const versions = new Set(nx.map(([, version]) => version));
  if (versions.size === 1) return [];
  const found = nx.map(([path, version]) => `${path.replace(/^.*node_modules\//, '')} ${version}`);
  return [`package-lock.json: nx and @nx/* must be one version; found ${found.join(', ') || 'none'}.`];
}
