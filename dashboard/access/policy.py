"""What the browser is told to forbid: the Content-Security-Policy and its fellows, on every answer."""

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it a browser hides our own Origin from us (`Origin: null`) where a form is sent.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def inline_scripts(page: str) -> tuple[str, ...]:
    """Return the sources that allow the inline scripts of a page and no other."""
    return tuple(hash_of(script) for script in INLINE_SCRIPT.findall(page))


def hash_of(text: str) -> str:
    """Return the source that allows one inline script or style."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def for_pages(scripts: tuple[str, ...], *, socket: str) -> str:
    """Return the policy under which the dashboard runs; `socket` is its own WebSocket's address.

    Measured in Chromium on every page with what it reports as violations. Not needed: `unsafe-eval` (Plotly,
    Vega and Arrow do without), inline scripts but Streamlit's own, frames, other hosts. The one thing refused
    that is asked for is WebAssembly: protobuf.js tries it at its start and counts without it as well.
    """
    return "; ".join(
        (
            "default-src 'none'",
            # blob: is how Streamlit loads our reader's script; only a script that runs already can make one.
            f"script-src 'self' blob: {' '.join(scripts)}",
            # Emotion, Plotly and the grid write styles as they go.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {socket}",
            "worker-src 'self' blob:",
            "media-src 'self'",
            "manifest-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
