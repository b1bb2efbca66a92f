## The language model
audit-action-camp-language-model-forget = forgot what the language model had read
audit-action-camp-language-model-read = let the language model read statements
audit-detail-vectors = vectors
