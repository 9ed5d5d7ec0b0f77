// The initials last in this browser: the server reads the cookie when a tab is opened or loaded again.
export default function ({ data }) {
  const year = 60 * 60 * 24 * 365;
  const kept = encodeURIComponent(data.by);
  document.cookie = `${data.name}=${kept}; path=/; max-age=${data.by ? year : 0}; SameSite=Strict`;
}
