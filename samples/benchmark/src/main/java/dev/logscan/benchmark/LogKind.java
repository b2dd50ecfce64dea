package dev.logscan.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A log of GitLab: where it stands, how it is rotated, and its share of the bytes. */
enum LogKind {
    PRODUCTION_JSON("gitlab-rails/production_json.log", 300),
    API_JSON("gitlab-rails/api_json.log", 120),
    WORKHORSE("gitlab-workhorse/current", 180),
    SIDEKIQ("sidekiq/current", 170),
    GITALY("gitaly/current", 100),
    NGINX_ACCESS("nginx/gitlab_access.log", 80),
    NGINX_ERROR("nginx/gitlab_error.log", 3),
    EXCEPTIONS_JSON("gitlab-rails/exceptions_json.log", 8),
    INTEGRATIONS_JSON("gitlab-rails/integrations_json.log", 5),
    APPLICATION_JSON("gitlab-rails/application_json.log", 5),
    GRAPHQL_JSON("gitlab-rails/graphql_json.log", 14),
    POSTGRESQL("postgresql/current", 10),
    REDIS("redis/current", 2),
    /** What a support engineer took out of GitLab.com's logs, a line for each. */
    KIBANA("kibana/hits.ndjson", 3);

    private final String file;
    private final int weight;

    LogKind(String file, int weight) {
        this.file = file;
        this.weight = weight;
    }

    /** The word in options and in the names of resources. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LogKind of(String id) throws UsageException {
        return Arrays.stream(values())
                .filter(k -> k.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException("--kinds: unknown kind " + id + " (expected some of "
                        + String.join(
                                ", ", Arrays.stream(values()).map(LogKind::id).toList()) + ")"));
    }

    /** Parts of a thousand, roughly, of all bytes. */
    int weight() {
        return weight;
    }

    /** The path below the folder of all logs, of the file that is being written. */
    String file() {
        return file;
    }

    boolean isOfRunit() {
        return file.endsWith("/current");
    }

    /** Everyday lines, which hold no literal. */
    List<Template> lines() {
        return Template.all("lines/" + id() + ".txt");
    }

    /** Innocent lines that hold a literal. */
    List<Template> nearMisses() {
        return Template.all("near-misses/" + id() + ".txt");
    }
}
