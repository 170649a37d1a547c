"""What is asked of Deepgram."""

Query = tuple[tuple[str, str], ...]

# Found out among these only: a free guess over all languages errs more often on short openings.
DETECTED_LANGUAGES = ("ru", "en")
_UTTERANCE_SILENCE_S = "0.8"
_ENOUGH = {"model", "language", "detect_language", "smart_format", "extra", "mip_opt_out"}


def build_query(
    model: str, language: str | None, job_id: str | None, *, mip_opt_out: bool = False
) -> Query:
    """Return the query parameters; `language` None lets Deepgram find out, `mip_opt_out` keeps the
    sound out of its Model Improvement Program."""
    query = [("model", model)]
    if language is None:
        query += [("detect_language", code) for code in DETECTED_LANGUAGES]
    else:
        query.append(("language", language))
    query += [
        ("smart_format", "true"),
        ("paragraphs", "true"),
        ("utterances", "true"),
        ("utt_split", _UTTERANCE_SILENCE_S),
        ("diarize_model", "latest"),
    ]
    # Other languages get no sentiment, and asking for it lowers the account's concurrency.
    if language is not None and language.lower().split("-")[0] == "en":
        query.append(("sentiment", "true"))
    if mip_opt_out:
        query.append(("mip_opt_out", "true"))
    if job_id is not None:
        query.append(("extra", f"job:{job_id}"))
    return tuple(query)


def without_options(query: Query) -> Query:
    """Return the same question without what a model may not know for a language."""
    return tuple(pair for pair in query if pair[0] in _ENOUGH)
