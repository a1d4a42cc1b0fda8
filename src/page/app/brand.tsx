/** The product's name and mark. */
export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="brand-ground" />
        <path d="M8 11h16M16 11v13" className="brand-letter" />
        <circle cx="24" cy="23" r="2.5" className="brand-dot" />
      </svg>
      tillsync
    </span>
  )
}
